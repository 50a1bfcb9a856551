export default function FirstRun(_: { readonly dataFolder: string }) {
  return null;
}
