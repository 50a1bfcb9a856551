import { useCallback, useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import { useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { useParked } from "../lock/parked";
import { useUnmasked, withUnmasked } from "../masking/unmask-state";
import { openSurveyDialog } from "../surveys/survey-state";
import { useNowMs, useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { say } from "../ui/undo-strip";
import { openWhy } from "../workbench/why/why-state";
import { ActionBar } from "./bar/ActionBar";
import { ActionForm } from "./bar/ActionForm";
import { CardHeader } from "./CardHeader";
import type { FormValues } from "./forms/form-field";
import { FileFields } from "./panel/FileFields";
import { SidePanel, type TabName } from "./panel/SidePanel";
import { CardSheet } from "./sheet/CardSheet";
import { newestOwnEvent, newestOwnUndo, obstacleOf, undoEvent } from "./state/act";
import { CardProvider, type CardWork, type OpenForm } from "./state/card-state";
import { useCardWork } from "./state/use-card-work";
import { StepBar } from "./steps/StepBar";
import "./common.css";
import "./card.css";

const HINTS = ["next_region", "why_deadline", "next_script", "log_line", "back", "keys"] as const;

/** Actions that have a dialog of their own, the same as in the survey lists. */
const SURVEY_DIALOGS: Readonly<Partial<Record<Action, "entry" | "hand_out">>> = {
  collect_survey: "entry",
  hand_out_survey: "hand_out",
};

/** Ctrl+Z and Ctrl+Y on the card: the newest thing that this person did here, and back (DOMAIN 2.4). */
function useUndoKeys({ card, actor }: CardWork): void {
  const nowMs = useNowMs();
  const text = useText();
  useCommandHandler("undo", () => {
    const event = newestOwnEvent(card, actor);
    if (event === undefined) return false;
    const block = obstacleOf(card, event, actor, nowMs);
    if (block === null) void undoEvent(card.fields.id, event.seq);
    else if (block === "own_late" || block === "not_own") say(text.template(`card.events.${block}`));
    else say(text.t("card.events.cant_undo", { why: text.word("undo_obstacle", block) }));
    return true;
  });
  useCommandHandler("redo", () => {
    const undo = newestOwnUndo(card, actor);
    if (undo === undefined) return false;
    void undoEvent(card.fields.id, undo.seq);
    return true;
  });
}

function Card({ card }: { readonly card: CardDetail }) {
  const text = useText();
  const [form, setForm] = useParked<(OpenForm & { readonly n: number }) | null>(
    `card.form ${card.fields.id}`,
    () => null,
  );
  const [tab, setTab] = useState<TabName>("script");
  const opened = useRef(0);
  const { id } = card.fields;
  const openForm = useCallback(
    (action: Action, prefill: FormValues = {}) => {
      const dialog = SURVEY_DIALOGS[action];
      if (dialog !== undefined) {
        openSurveyDialog({ kind: dialog, cardId: id });
        return;
      }
      opened.current += 1;
      setForm({ action, prefill, n: opened.current });
    },
    [id, setForm],
  );
  const work = useCardWork(card, openForm);
  const sheet = useRegion();
  useKeyHints(HINTS);
  useUndoKeys(work);
  const explain = () => openWhy(card.fields.id);
  useCommandHandler("why_deadline", explain);
  useCommandHandler("print", () => openPrint({ document: "flow_card", cards: [card.fields.id] }));
  // Every box saves itself: Ctrl+S has nothing left to do.
  useCommandHandler("save", () => say(text.t("card.saved")));

  return (
    <CardProvider value={work}>
      <div className="card">
        <CardHeader onChanges={() => setTab("events")} />
        <StepBar onWhy={(milestone) => openWhy(card.fields.id, milestone)} />
        <ActionBar formOpen={form !== null} />
        {form !== null && (
          <ActionForm
            key={form.n}
            action={form.action}
            prefill={form.prefill}
            onClose={() => setForm(null)}
          />
        )}
        <FileFields>
          <div ref={sheet} className="card-paper">
            <CardSheet onWhy={explain} />
          </div>
          <SidePanel tab={tab} onTab={setTab} />
        </FileFields>
      </div>
    </CardProvider>
  );
}

/** One card as the paper form (UX 5, board 02). */
export default function CardScreen({ id }: { readonly id: string }) {
  const text = useText();
  const { data, error, refetch } = useDeskQuery("card.show", { ref: id });
  const unmasked = useUnmasked((state) => state.shown);
  if (data !== undefined) return <Card card={withUnmasked(data, unmasked)} />;
  return (
    <section className="card" aria-busy={error === null} aria-label={text.t("card.title")}>
      {error !== null ? (
        <ErrorLine error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="card-loading">
          <SkeletonRows rows={14} heightPx={40} />
        </div>
      )}
    </section>
  );
}
