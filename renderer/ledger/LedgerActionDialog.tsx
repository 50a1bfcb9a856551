import { useState } from "react";
import type { LedgerDetail } from "#shared/contract/ledger-views";
import type { LocalDate } from "#shared/domain/card/case-state";
import { RESPOND_METHODS, type RespondMethod } from "#shared/domain/card/vocabulary";
import { LEDGER_FIELDS, type LedgerEntry, type LedgerField } from "#shared/domain/ledger/ledger-entry";
import type { LedgerAction } from "#shared/domain/ledger/vocabulary";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { Choices } from "../ui/Choices";
import { useDisplay, useText } from "../ui/display";
import { Field, SelectInput, TextArea, TextInput } from "../ui/Field";
import { localDay } from "../ui/time-format";

import { cardRefs } from "./card-refs";
import { readDueDay } from "./due-day";
import { useStaffNames } from "./use-staff-names";

/** What of an entry each action asks for. */
const CONTENTS: Readonly<Partial<Record<LedgerAction, readonly LedgerField[]>>> = {
  edit: LEDGER_FIELDS,
  start: ["measure", "owner", "due_on"],
  submit: ["cause", "measure", "result"],
};

/** One text that an action carries, and whether it must hold something. */
const SAID: Readonly<
  Partial<Record<LedgerAction, { readonly name: "reason" | "note" | "told"; readonly must: boolean }>>
> = {
  verify: { name: "note", must: false },
  send_back: { name: "reason", must: true },
  reject: { name: "reason", must: true },
  reopen: { name: "reason", must: true },
  note: { name: "note", must: true },
  feed_back: { name: "told", must: true },
};

export type EntryContents = Readonly<Record<LedgerField, string>>;

/** The fields as they are typed; nothing = empty. */
export function contentsOf(entry: Partial<LedgerEntry>): EntryContents {
  return {
    problem: entry.problem ?? "",
    cause: entry.cause ?? "",
    measure: entry.measure ?? "",
    owner: entry.owner ?? "",
    due_on: entry.due_on ?? "",
    result: entry.result ?? "",
  };
}

/** The store's day now, as typed days are read against it. */
export function useToday(): LocalDate {
  return useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
}

/** A field as it is sent: nothing = null, a day typed short (`11-25`) in full. */
export function sentValue(name: LedgerField, typed: string, today: LocalDate): string | null {
  if (typed.trim() === "") return null;
  return name === "due_on" ? (readDueDay(typed, today) ?? typed) : typed;
}

/** The fields of an entry in a form. */
export function ContentFields(props: {
  readonly names: readonly LedgerField[];
  readonly values: EntryContents;
  readonly onChange: (part: Partial<EntryContents>) => void;
  readonly wrong: (field: string) => string | undefined;
}) {
  const { names, values, onChange, wrong } = props;
  const text = useText();
  const { staff } = useStaffNames();
  const today = useToday();
  return names.map((name) => (
    <Field key={name} label={text.t(`ledger.${name}`)} error={wrong(name)}>
      {(ids) => {
        if (name === "owner") {
          return (
            <SelectInput
              {...ids}
              value={values.owner}
              emptyLabel={text.t("ledger.no_owner")}
              choices={staff
                .filter(({ active }) => active)
                .map((person) => ({ value: person.code, label: person.name }))}
              onChoose={(owner) => onChange({ owner })}
            />
          );
        }
        if (name === "due_on") {
          return (
            <TextInput
              {...ids}
              inputMode="numeric"
              placeholder={today}
              value={values.due_on}
              onChange={(event) => onChange({ due_on: event.target.value })}
            />
          );
        }
        return (
          <TextArea
            {...ids}
            value={values[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        );
      }}
    </Field>
  ));
}

function saidLabel(action: LedgerAction, text: Text): string {
  if (action === "verify") return text.t("ledger.verify_note");
  if (action === "note") return text.t("ledger.note_text");
  return action === "feed_back" ? text.t("ledger.told") : text.t("ledger.reason");
}

function toldAtFirst(action: LedgerAction, entry: LedgerEntry, text: Text): string {
  if (action !== "feed_back" || entry.source !== "suggestion") return "";
  return text.t("ledger.told_suggestion", {
    progress: text.word("suggestion_progress", entry.state),
    result: entry.result ?? "",
  });
}

interface Draft {
  readonly contents: EntryContents;
  readonly said: string;
  readonly method: RespondMethod;
  readonly cards: string;
}

function payloadOf(action: LedgerAction, draft: Draft, today: LocalDate): Readonly<Record<string, unknown>> {
  const contents = Object.fromEntries(
    (CONTENTS[action] ?? []).map((name) => [name, sentValue(name, draft.contents[name], today)]),
  );
  const said = SAID[action];
  const words =
    said === undefined || (draft.said.trim() === "" && !said.must) ? {} : { [said.name]: draft.said };
  return {
    ...contents,
    ...words,
    ...(action === "feed_back" ? { method: draft.method } : {}),
    ...(action === "link" ? { cards: cardRefs(draft.cards) } : {}),
  };
}

/** The small form of one action on an entry. */
export function LedgerActionDialog({
  detail,
  action,
  onClose,
}: {
  readonly detail: LedgerDetail;
  readonly action: LedgerAction;
  readonly onClose: () => void;
}) {
  const text = useText();
  const today = useToday();
  const { entry } = detail;
  const [draft, setDraft] = useState<Draft>(() => ({
    contents: contentsOf(entry),
    said: toldAtFirst(action, entry, text),
    method: "phone",
    cards: "",
  }));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const said = SAID[action];
  const ready =
    (said?.must !== true || draft.said.trim() !== "") &&
    (action !== "link" || cardRefs(draft.cards).length > 0) &&
    (action !== "edit" || draft.contents.problem.trim() !== "");
  const words = text.word("ledger_action", action);
  return (
    <RecordDialog
      title={`${text.t("ledger.no", { n: entry.id })} · ${words}`}
      name={`${text.t("ledger.no", { n: entry.id })} ${words}`}
      ready={ready}
      onSave={() =>
        call("ledger.act", {
          id: entry.id,
          version: entry.version,
          action,
          payload: payloadOf(action, draft, today),
        })
      }
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <ContentFields
            names={CONTENTS[action] ?? []}
            values={draft.contents}
            onChange={(part) => change({ contents: { ...draft.contents, ...part } })}
            wrong={wrong}
          />
          {action === "feed_back" && (
            <Field label={text.t("ledger.method")}>
              {() => (
                <Choices
                  label={text.t("ledger.method")}
                  numbered
                  value={draft.method}
                  choices={RESPOND_METHODS.map((value) => ({
                    value,
                    label: text.word("respond_method", value),
                  }))}
                  onChoose={(method) => change({ method })}
                />
              )}
            </Field>
          )}
          {said !== undefined && (
            <Field label={saidLabel(action, text)} error={wrong(said.name)}>
              {(ids) => (
                <TextArea
                  {...ids}
                  value={draft.said}
                  onChange={(event) => change({ said: event.target.value })}
                />
              )}
            </Field>
          )}
          {action === "link" && (
            <Field
              label={text.t("ledger.card_refs")}
              hint={text.t("ledger.card_refs_hint")}
              error={wrong("cards")}
            >
              {(ids) => (
                <TextInput
                  {...ids}
                  value={draft.cards}
                  onChange={(event) => change({ cards: event.target.value })}
                />
              )}
            </Field>
          )}
        </>
      )}
    </RecordDialog>
  );
}
