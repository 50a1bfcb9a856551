import { closeIntake } from "../app/navigation";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";

/** Registration while the customer is on the line (UX 4). */
export default function IntakeDialog({ draftId }: { readonly draftId?: string }) {
  const text = useText();
  return (
    <Dialog title={text.t("intake.title")} onClose={closeIntake}>
      <div data-draft={draftId} />
    </Dialog>
  );
}
