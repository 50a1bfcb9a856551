export default function StartupFailure(_: { readonly failed?: unknown }) {
  return null;
}
