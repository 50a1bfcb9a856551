import type { LedgerState } from "#shared/domain/ledger/vocabulary";
import { useText } from "../ui/display";
import { SlaShape, type SlaShapeName } from "../ui/SlaShape";

const SHAPES: Readonly<Record<LedgerState, SlaShapeName>> = {
  open: "pending",
  in_progress: "running",
  to_verify: "warn50",
  closed: "met",
  rejected: "waived",
};

/** An entry's state: shape and word. */
export function StateMark({ state }: { readonly state: LedgerState }) {
  const text = useText();
  return (
    <span className="ledger-state">
      <SlaShape shape={SHAPES[state]} /> {text.word("ledger_state", state)}
    </span>
  );
}
