import { useState } from "react";
import type { AssessmentLine } from "#shared/contract/ledger-views";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { useText } from "../ui/display";
import { Field, TextArea } from "../ui/Field";

/** Withdraws a line with a reason; it stays readable. */
export function WithdrawDialog({
  line,
  onClose,
}: {
  readonly line: AssessmentLine;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [reason, setReason] = useState("");
  return (
    <RecordDialog
      title={text.t("assessment.withdraw_line", { item: line.item_name })}
      name={text.t("assessment.withdrawn_done")}
      ready={reason.trim() !== ""}
      onSave={() => call("assessment.withdraw", { id: line.id, reason })}
      onClose={onClose}
    >
      {(wrong) => (
        <Field label={text.t("assessment.withdraw_reason")} error={wrong("reason")}>
          {(ids) => <TextArea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </RecordDialog>
  );
}
