export default function SignIn(_: { readonly storeName: string; readonly nowMs: number }) {
  return null;
}
