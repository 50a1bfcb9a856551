import { useState } from "react";
import type { GridRow } from "#shared/contract/views";
import { ASSIGNABLE_ROLES } from "#shared/domain/card/vocabulary";
import { PHRASES, type PhraseGroup } from "#shared/text/phrases";
import type { Text } from "#shared/text/text";
import { usePerson } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { openPrint } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { Field, SelectInput, TextInput } from "../ui/Field";
import { offerUndo, say } from "../ui/undo-strip";
import { type BulkCommand, leftOutReason } from "./bulk-actions";
import { BULK_LIMIT } from "./bulk-limit";
import { rowName } from "./row-facts";
import { type BulkFailure, type BulkOutcome, runBulk, undoBulk } from "./run-bulk";
import { clearSelection } from "./selection";

interface Line {
  readonly row: GridRow;
  readonly note: string;
}

function CardLines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const text = useText();
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="bulk-cards">
        {lines.map(({ row, note }) => (
          <li key={row.id}>
            <span>{rowName(row, text)}</span>
            <span>{row.customer_name ?? text.t("queue.no_customer")}</span>
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Answers {
  readonly assignee: string;
  readonly reason: string;
  readonly told: string;
}

const NOTHING_YET: Answers = { assignee: "", reason: "", told: "" };

type Asks = Extract<BulkCommand["job"], { readonly does: "act" }>["asks"];

/** What each kind of job sends; null = something is still to be answered. */
const PAYLOADS: Readonly<Record<Asks, (answers: Answers) => Readonly<Record<string, unknown>> | null>> = {
  assignee: ({ assignee }) => (assignee === "" ? null : { assignee }),
  assignee_reason: ({ assignee, reason }) =>
    assignee === "" || reason.trim() === "" ? null : { assignee, reason: reason.trim() },
  told: ({ told }) => (told.trim() === "" ? null : { told: told.trim() }),
  nothing: () => ({}),
};

function PhraseField({
  label,
  group,
  value,
  onChange,
}: {
  readonly label: string;
  readonly group: PhraseGroup;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  const listId = `phrases-${group}`;
  return (
    <Field label={label}>
      {(ids) => (
        <>
          <TextInput
            {...ids}
            list={listId}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={listId}>
            {PHRASES[text.lang][group].map((phrase) => (
              <option key={phrase} value={phrase} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Questions({
  asks,
  answers,
  onAnswer,
}: {
  readonly asks: Asks;
  readonly answers: Answers;
  readonly onAnswer: (change: Partial<Answers>) => void;
}) {
  const text = useText();
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const assignable = staff.filter(
    ({ active, roles }) =>
      active && roles.some((role) => role === "director" || ASSIGNABLE_ROLES.some((known) => known === role)),
  );
  if (asks === "nothing") return null;
  return (
    <div className="bulk-ask">
      {asks !== "told" && (
        <Field label={text.field("assignee")}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={answers.assignee}
              emptyLabel={text.t("form.choose")}
              choices={assignable.map(({ code, name, open_cards }) => ({
                value: code,
                label: `${name} · ${text.t("edit.open_cards", { n: open_cards })}`,
              }))}
              onChoose={(assignee) => onAnswer({ assignee })}
            />
          )}
        </Field>
      )}
      {asks === "assignee_reason" && (
        <PhraseField
          label={text.field("reason")}
          group="reassign"
          value={answers.reason}
          onChange={(reason) => onAnswer({ reason })}
        />
      )}
      {asks === "told" && (
        <PhraseField
          label={text.t("bulk.told_label")}
          group="told"
          value={answers.told}
          onChange={(told) => onAnswer({ told })}
        />
      )}
    </div>
  );
}

function tellOutcome(outcome: BulkOutcome, action: string, text: Text): void {
  const { done, failed } = outcome;
  if (done.length === 0) return;
  const sentence =
    failed.length === 0
      ? text.t("bulk.done", { action, n: done.length })
      : text.t("bulk.done_some", { action, n: done.length, failed: failed.length });
  offerUndo(sentence, async () => {
    const undone = await undoBulk(outcome);
    say(text.t("bulk.undone", { n: undone }));
  });
}

/** Before anything runs: which cards take part, which don't and why; after it: which failed and why. */
export function BulkDialog({
  command,
  rows,
  onClose,
}: {
  readonly command: BulkCommand;
  readonly rows: readonly GridRow[];
  readonly onClose: () => void;
}) {
  const text = useText();
  const person = usePerson();
  const { job } = command;
  // The list is the one that was shown when the dialog opened; what runs does not change under it.
  const [lines] = useState(() =>
    rows.map((row) => ({ row, reason: leftOutReason(job, row, { person, text }) })),
  );
  const [answers, setAnswers] = useState(NOTHING_YET);
  const [progress, setProgress] = useState<number | null>(null);
  const [failed, setFailed] = useState<readonly BulkFailure[] | null>(null);
  const fits = lines.filter(({ reason }) => reason === null).map(({ row }) => row);
  const leftOut = lines.flatMap(({ row, reason }) => (reason === null ? [] : [{ row, note: reason }]));
  const action = text.t(command.label as "bulk.dispatch");
  const payload = job.does === "act" ? PAYLOADS[job.asks](answers) : {};
  const ready = payload !== null && fits.length > 0 && progress === null;

  const perform = async () => {
    if (!ready) return;
    if (job.does === "print") {
      openPrint({ document: job.document, cards: fits.map((row) => row.id) });
      onClose();
      return;
    }
    setProgress(0);
    const outcome = await runBulk(fits, { action: job.action, payload }, { text, onProgress: setProgress });
    tellOutcome(outcome, action, text);
    clearSelection();
    if (outcome.failed.length === 0) onClose();
    else setFailed(outcome.failed);
  };
  return (
    <Dialog
      title={text.t("bulk.title", { action, n: fits.length })}
      onClose={onClose}
      widthPx={600}
      footer={
        failed === null ? (
          <>
            <Button look="primary" shortcut="Ctrl+Enter" disabled={!ready} onClick={() => void perform()}>
              {progress === null
                ? text.t("bulk.perform", { action, n: fits.length })
                : text.t("bulk.progress", { done: progress, total: fits.length })}
            </Button>
            <Button onClick={onClose} disabled={progress !== null}>
              {text.t("dialog.cancel")}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={onClose}>
            {text.t("dialog.ok")}
          </Button>
        )
      }
    >
      <MainAction perform={() => void perform()} />
      {failed !== null ? (
        <CardLines
          title={text.t("bulk.failed_title", { n: failed.length })}
          lines={failed.map(({ row, sentence }) => ({ row, note: sentence }))}
        />
      ) : (
        <>
          {job.does === "act" && (
            <Questions
              asks={job.asks}
              answers={answers}
              onAnswer={(change) => setAnswers((before) => ({ ...before, ...change }))}
            />
          )}
          {rows.length >= BULK_LIMIT && <p>{text.t("bulk.too_many", { n: BULK_LIMIT })}</p>}
          <CardLines
            title={text.t("bulk.fits", { n: fits.length })}
            lines={fits.map((row) => ({ row, note: row.description ?? "" }))}
          />
          <CardLines title={text.t("bulk.left_out", { n: leftOut.length })} lines={leftOut} />
        </>
      )}
    </Dialog>
  );
}

/** Ctrl+Enter belongs to the dialog's layer, so its handler stands inside of it. */
function MainAction({ perform }: { readonly perform: () => void }) {
  useCommandHandler("main_action", () => {
    perform();
    return true;
  });
  return null;
}
