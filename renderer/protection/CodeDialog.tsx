import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import "./protection.css";

/** The code is shown here once; closing the dialog forgets it. */
export function CodeDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog
      title={text.t("privacy.key.code_title")}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {text.t("privacy.key.written_down")}
        </Button>
      }
    >
      <p>{text.t("privacy.key.code_hint")}</p>
      <p>
        <code className="protection-code protection-code-large">{code}</code>
      </p>
    </Dialog>
  );
}
