import { named, type StoreTransaction } from "#electron/db/connection";
import type { ReportExtras } from "#shared/documents/reports/papers/report-snapshot";

const issues = named("issue.all", `SELECT "report", "period", "figures" FROM "report_issue"`);
const rewrite = named(
  "issue.erase",
  `UPDATE "report_issue" SET "figures" = ? WHERE "report" = ? AND "period" = ?`,
);
const guardText = named(
  "issue.guard",
  `SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" = 'report_issue_no_update'`,
);
const numbers = named(
  "issue.numbers",
  `SELECT "no" FROM "card" WHERE "no" IS NOT NULL AND "id" IN (SELECT value FROM json_each(?))`,
);
const entries = named(
  "issue.entries",
  `SELECT DISTINCT "entry_id" FROM "ledger_card" WHERE "card_id" IN (SELECT value FROM json_each(?))`,
);

/** What a report's row keeps besides its figures, which name nobody. */
interface Frozen {
  readonly extras?: ReportExtras;
}

interface Person {
  readonly numbers: ReadonlySet<string>;
  readonly entries: ReadonlySet<number>;
  readonly erased: (text: string) => string;
}

/** Cases lose the words of the person's cards, the ledger what the person was called; every number stays. */
function withoutPerson(extras: ReportExtras, { numbers: nos, entries: ids, erased }: Person): ReportExtras {
  const words = (text: string | null) => (text === null ? null : erased(text));
  return {
    ...extras,
    cases: extras.cases.map((line) =>
      line.no !== null && nos.has(line.no)
        ? { ...line, description: "", fault_cause: null, result: null }
        : line,
    ),
    ledger: extras.ledger.map((line) =>
      ids.has(line.id)
        ? {
            ...line,
            problem: erased(line.problem),
            cause: words(line.cause),
            measure: words(line.measure),
            result: words(line.result),
          }
        : line,
    ),
  };
}

/**
 * Takes a person's words out of the reports that were issued (DOMAIN 8): a frozen month tells cases and the ledger in
 * words. The rows are append-only for everybody else.
 */
export function eraseFromIssues(
  tx: StoreTransaction,
  cardIds: readonly string[],
  erased: (text: string) => string,
): void {
  const cards = JSON.stringify(cardIds);
  const person: Person = {
    numbers: new Set(tx.pluck<string>(numbers, cards)),
    entries: new Set(tx.pluck<number>(entries, cards)),
    erased,
  };
  const guard = tx.get<{ sql: string }>(guardText)?.sql;
  if (guard !== undefined) tx.sqlite.exec(`DROP TRIGGER "report_issue_no_update"`);
  for (const { report, period, figures } of tx.all<{ report: string; period: string; figures: string }>(
    issues,
  )) {
    // Written by `issueReport` from the type that it is read as.
    const frozen = JSON.parse(figures) as Frozen;
    if (frozen.extras === undefined) continue;
    const kept = JSON.stringify({ ...frozen, extras: withoutPerson(frozen.extras, person) });
    if (kept !== figures) tx.run(rewrite, kept, report, period);
  }
  if (guard !== undefined) tx.sqlite.exec(guard);
}
