import type { ModelRow } from "#shared/domain/figures/results";
import type { Text } from "#shared/text/text";
import { printedNumber, printedShare } from "../cell-text";
import { FAULT_RATE_DECIMALS } from "../papers/faults";
import { personName } from "../papers/lists";
import type { ReportSnapshot } from "../papers/report-snapshot";
import { MOST_SENTENCES } from "./conclusions";

/** What somebody has to look at, the most pressing first. */

const FREQUENT_SHARE = 0.3;
/** A model with fewer faults says nothing about its kind. */
const LEAST_FAULTS = 3;
/** A rise of the fault rate by less than this is chance. */
const LEAST_RISE = 0.005;
const MOST_NAMES = 3;

/** Names as far as a sentence holds them: A、B、C 等 5 种. */
function names(all: readonly string[], text: Text): string {
  const shown = text.list(all.slice(0, MOST_NAMES));
  return all.length > MOST_NAMES ? text.t("paper.act.and_more", { list: shown, count: all.length }) : shown;
}

function openOverdue({ figures }: ReportSnapshot, text: Text): string | null {
  // A list is cut: of a longer one at least these are open.
  const open = figures.current.overdue.rows.filter(({ still_open }) => still_open);
  if (open.length === 0) return null;
  const cards = new Set(open.map(({ card_id }) => card_id)).size;
  const counts = new Map<string, number>();
  for (const { milestone } of open) counts.set(milestone, (counts.get(milestone) ?? 0) + 1);
  const steps = [...counts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, MOST_NAMES)
    .map(([milestone, count]) =>
      text.t("paper.act.step", { step: text.wordOf("milestone", milestone), count }),
    );
  return text.t("paper.act.overdue", { cards, clocks: open.length, steps: text.list(steps) });
}

function risingModel({ figures }: ReportSnapshot): ModelRow | null {
  const rising = figures.current.breakdowns.model.filter(
    ({ cards, fault_rate, previous_fault_rate }) =>
      cards >= LEAST_FAULTS &&
      fault_rate !== null &&
      previous_fault_rate !== null &&
      fault_rate - previous_fault_rate >= LEAST_RISE,
  );
  const rise = (row: ModelRow) => (row.fault_rate ?? 0) - (row.previous_fault_rate ?? 0);
  return rising.toSorted((one, other) => rise(other) - rise(one))[0] ?? null;
}

function modelSentence(snapshot: ReportSnapshot, text: Text): string | null {
  const row = risingModel(snapshot);
  if (row === null || row.model === null || row.fault_rate === null || row.previous_fault_rate === null)
    return null;
  const words = {
    model: [row.model, row.name].filter(Boolean).join(" "),
    before: printedShare(row.previous_fault_rate, FAULT_RATE_DECIMALS),
    now: printedShare(row.fault_rate, FAULT_RATE_DECIMALS),
  };
  if (row.main_fault === null) return text.t("paper.act.model", words);
  const { fault_category, cards } = row.main_fault;
  return text.t("paper.act.model_fault", { ...words, fault: fault_category, cards: printedNumber(cards, 0) });
}

function ledgerSentence(snapshot: ReportSnapshot, text: Text): string | null {
  const over = snapshot.extras.ledger.filter(({ due }) => due === "over");
  if (over.length === 0) return null;
  const owners = [...new Set(over.flatMap(({ owner }) => personName(snapshot, owner) ?? []))];
  if (owners.length === 0) return text.t("paper.act.ledger_nobody", { count: over.length });
  return text.t("paper.act.ledger", { count: over.length, owners: names(owners, text) });
}

function partSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const low = figures.current.parts.rows.filter(({ closing, min_level }) => closing < min_level);
  if (low.length === 0) return null;
  return text.t("paper.act.parts", {
    count: low.length,
    list: names(
      low.map(({ name }) => name),
      text,
    ),
  });
}

function faultSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const [first] = figures.current.breakdowns.fault_category;
  if (!first || first.fault_category === null || first.share < FREQUENT_SHARE || first.cards < LEAST_FAULTS)
    return null;
  return text.t("paper.act.frequent", {
    fault: first.fault_category,
    share: printedShare(first.share),
    cards: printedNumber(first.cards, 0),
  });
}

const FINISHED: ReadonlySet<string> = new Set(["archived", "confirmed", "cancelled", "merged"]);

function reworkSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const open = figures.current.reworks.rows.filter(({ status }) => !FINISHED.has(status));
  return open.length === 0 ? null : text.t("paper.act.reworks", { count: open.length });
}

function countersignSentence({ figures }: ReportSnapshot, text: Text): string | null {
  const open = figures.current.self_marked.rows.filter(({ countersigned_by }) => countersigned_by === null);
  return open.length === 0 ? null : text.t("paper.act.countersign", { count: open.length });
}

/** What needs doing, in at most four sentences; one that says so where nothing does. */
export function actionsOf(snapshot: ReportSnapshot, text: Text): readonly string[] {
  const sentences = [
    openOverdue(snapshot, text),
    modelSentence(snapshot, text),
    ledgerSentence(snapshot, text),
    reworkSentence(snapshot, text),
    faultSentence(snapshot, text),
    partSentence(snapshot, text),
    countersignSentence(snapshot, text),
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? [text.t("paper.act.nothing")] : sentences.slice(0, MOST_SENTENCES);
}
