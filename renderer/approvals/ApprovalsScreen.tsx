/** Requests that wait for a decision (UX 6). */
export default function ApprovalsScreen() {
  return <section />;
}
