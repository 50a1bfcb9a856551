export default function CustomersScreen(_: object) {
  return null;
}
