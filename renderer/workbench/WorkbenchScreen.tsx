export function WorkbenchScreen({ shown }: { readonly shown: boolean }) {
  return <section hidden={!shown} />;
}
