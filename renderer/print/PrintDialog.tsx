import type { PrintRequest } from "#shared/contract/channels";
import { closePrint } from "../app/navigation";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";

/** Preview and print of documents (UX 7). */
export default function PrintDialog({ request }: { readonly request: PrintRequest }) {
  const text = useText();
  return (
    <Dialog title={text.t("print.title")} onClose={closePrint}>
      <div data-document={request.document} />
    </Dialog>
  );
}
