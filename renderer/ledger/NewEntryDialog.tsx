import { useState } from "react";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { LedgerField } from "#shared/domain/ledger/ledger-entry";
import { LEDGER_SOURCES, type LedgerSource } from "#shared/domain/ledger/vocabulary";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { cardRefs } from "./card-refs";
import { ContentFields, contentsOf, type EntryContents, sentValue, useToday } from "./LedgerActionDialog";
import { changeLedgerView } from "./ledger-state";

async function add(contents: EntryContents, source: LedgerSource, cards: string, today: LocalDate) {
  const of = (name: LedgerField) => sentValue(name, contents[name], today);
  const added = await call("ledger.add", {
    source,
    problem: contents.problem,
    cause: of("cause"),
    measure: of("measure"),
    owner: of("owner"),
    due_on: of("due_on"),
    cards: cardRefs(cards),
  });
  if (added.ok) changeLedgerView({ list: "entries", current: added.value.entry.id });
  return added;
}

/** An entry by hand, from a report, a patrol or a colleague's suggestion. */
export function NewEntryDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const today = useToday();
  const [contents, setContents] = useState(() => contentsOf({}));
  const [source, setSource] = useState<LedgerSource>("manual");
  const [cards, setCards] = useState("");
  return (
    <RecordDialog
      title={text.t("ledger.new")}
      name={contents.problem}
      ready={contents.problem.trim() !== ""}
      onSave={() => add(contents, source, cards, today)}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <ContentFields
            names={["problem"]}
            values={contents}
            onChange={(part) => setContents((before) => ({ ...before, ...part }))}
            wrong={wrong}
          />
          <Field label={text.t("ledger.source")}>
            {() => (
              <Choices
                label={text.t("ledger.source")}
                numbered
                value={source}
                choices={LEDGER_SOURCES.map((value) => ({
                  value,
                  label: text.word("ledger_source", value),
                }))}
                onChoose={setSource}
              />
            )}
          </Field>
          <ContentFields
            names={["cause", "measure", "owner", "due_on"]}
            values={contents}
            onChange={(part) => setContents((before) => ({ ...before, ...part }))}
            wrong={wrong}
          />
          <Field
            label={text.t("ledger.card_refs")}
            hint={text.t("ledger.card_refs_hint")}
            error={wrong("cards")}
          >
            {(ids) => <TextInput {...ids} value={cards} onChange={(event) => setCards(event.target.value)} />}
          </Field>
        </>
      )}
    </RecordDialog>
  );
}
