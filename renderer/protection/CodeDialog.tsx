import { Printer, Save } from "lucide-react";
import { useState } from "react";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import "./protection.css";

/** The code is shown here once; closing the dialog forgets it. */
export function CodeDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const text = useText();
  const [said, setSaid] = useState<string | null>(null);
  const save = async () => {
    const saved = await call("keys.save_code", { code });
    if (!saved.ok) setSaid(failureText(saved, text).sentence);
    else if (saved.value !== null) setSaid(text.t("privacy.key.saved", { file: saved.value.file }));
  };
  const print = async () => {
    setSaid(text.t("privacy.key.printing"));
    const printed = await call("keys.print_code", { code });
    if (!printed.ok) setSaid(failureText(printed, text).sentence);
    else setSaid(printed.value === null ? null : text.t("privacy.key.printed"));
  };
  return (
    <Dialog
      title={text.t("privacy.key.code_title")}
      onClose={onClose}
      footer={
        <>
          <Button look="primary" onClick={onClose}>
            {text.t("privacy.key.written_down")}
          </Button>
          <Button icon={Printer} onClick={() => void print()}>
            {text.t("privacy.key.print")}
          </Button>
          <Button icon={Save} onClick={() => void save()}>
            {text.t("privacy.key.save")}
          </Button>
        </>
      }
    >
      <p>{text.t("privacy.key.code_hint")}</p>
      <code className="protection-code protection-code-large">{code}</code>
      <p role="status">{said}</p>
    </Dialog>
  );
}
