import { checkAuditEnd, checkAudits } from "#electron/repositories/audit-chain";
import { checkChainEnds, checkEvents, checkMarks } from "#electron/repositories/event-chain";
import type { Desk } from "#electron/use-cases/desk";
import { seeded } from "#test/bench/many-cards";
import type { TortureRow } from "./torture-row";

const texts: ReadonlySet<string> = new Set([
  "card_id",
  "action",
  "actor",
  "on_behalf",
  "payload",
  "before",
  "after",
  "personal",
  "prev_hash",
  "hash",
]);

type Below = (limit: number) => number;
type Attack = (sqlite: Desk["store"]["sqlite"], below: Below, rows: number) => void;

/** Somebody with an SQLite editor and no key; triggers and constraints are out of the way. */
const attacks: Readonly<Record<string, Attack>> = {
  edit: (sqlite, below, events) => {
    // From the table itself: a column that somebody adds and leaves unsealed would be an edit that nobody notices.
    const columns = sqlite
      .prepare(`SELECT "name" FROM pragma_table_info('card_event') WHERE "name" <> 'global_seq'`)
      .pluck()
      .all() as string[];
    const column = columns[below(columns.length)] ?? "actor";
    const change = texts.has(column)
      ? `coalesce(substr("${column}", 1, ${below(40)}), '') || 'x' || coalesce(substr("${column}", ${2 + below(40)}), '')`
      : `"${column}" + ${1 + below(1000)}`;
    sqlite.exec(`UPDATE "card_event" SET "${column}" = ${change} WHERE "global_seq" = ${1 + below(events)}`);
  },
  renumber: (sqlite, below, events) => {
    sqlite.exec(
      `UPDATE "card_event" SET "global_seq" = ${events + 10 + below(50)} WHERE "global_seq" = ${1 + below(events)}`,
    );
  },
  delete: (sqlite, below, events) => {
    sqlite.exec(`DELETE FROM "card_event" WHERE "global_seq" = ${1 + below(events)}`);
  },
  swap: (sqlite, below, events) => {
    const one = 1 + below(events);
    const other = 1 + ((one + below(events - 1)) % events);
    const apart = events + 1000;
    sqlite.exec(`UPDATE "card_event" SET "global_seq" = ${apart} WHERE "global_seq" = ${one};
      UPDATE "card_event" SET "global_seq" = ${one} WHERE "global_seq" = ${other};
      UPDATE "card_event" SET "global_seq" = ${other} WHERE "global_seq" = ${apart}`);
  },
  truncate: (sqlite, below, events) => {
    sqlite.exec(`DELETE FROM "card_event" WHERE "global_seq" > ${events - 1 - below(events - 1)}`);
  },
  truncateWithHead: (sqlite, below, events) => {
    const last = events - 1 - below(events - 1);
    sqlite.exec(`DELETE FROM "card_event" WHERE "global_seq" > ${last};
      UPDATE "chain_head" SET "seq" = ${last},
        "hash" = (SELECT "hash" FROM "card_event" WHERE "global_seq" = ${last})`);
  },
  forge: (sqlite, below, events) => {
    sqlite.exec(`INSERT INTO "card_event" SELECT ${events + 1}, "card_id", "seq" + ${1000 + below(1000)}, "action",
        "actor", "on_behalf", "at", "entered_at", "late", "clock_flag", "cause_seq", "self_marked", "payload",
        "before", "after", "hash", "hash", "personal" FROM "card_event" WHERE "global_seq" = ${events};
      UPDATE "chain_head" SET "seq" = ${events + 1}`);
  },
  mark: (sqlite, below, events) => {
    sqlite.exec(`INSERT OR REPLACE INTO "event_undo" SELECT "card_id", "seq", "seq" + ${2 + below(3)}
      FROM "card_event" WHERE "global_seq" = ${1 + below(events)}`);
  },
};

/** The same somebody at the log beside the cards. */
const auditAttacks: Readonly<Record<string, Attack>> = {
  edit: (sqlite, below, entries) => {
    const columns = sqlite
      .prepare(`SELECT "name", "type" FROM pragma_table_info('audit_entry') WHERE "name" <> 'id'`)
      .all() as { name: string; type: string }[];
    const { name, type } = columns[below(columns.length)] ?? { name: "by", type: "TEXT" };
    const change = type === "TEXT" ? `coalesce("${name}", '') || 'x'` : `"${name}" + ${1 + below(1000)}`;
    sqlite.exec(`UPDATE "audit_entry" SET "${name}" = ${change} WHERE "id" = ${1 + below(entries)}`);
  },
  delete: (sqlite, below, entries) => {
    sqlite.exec(`DELETE FROM "audit_entry" WHERE "id" = ${1 + below(entries)}`);
  },
  swap: (sqlite, below, entries) => {
    const one = 1 + below(entries);
    const other = 1 + ((one + below(entries - 1)) % entries);
    const apart = entries + 1000;
    sqlite.exec(`UPDATE "audit_entry" SET "id" = ${apart} WHERE "id" = ${one};
      UPDATE "audit_entry" SET "id" = ${one} WHERE "id" = ${other};
      UPDATE "audit_entry" SET "id" = ${other} WHERE "id" = ${apart}`);
  },
  closeTheGap: (sqlite, below, entries) => {
    const gone = 1 + below(entries - 1);
    sqlite.exec(`DELETE FROM "audit_entry" WHERE "id" = ${gone};
      UPDATE "audit_entry" SET "id" = "id" - 1 WHERE "id" > ${gone}`);
  },
  truncate: (sqlite, below, entries) => {
    sqlite.exec(`DELETE FROM "audit_entry" WHERE "id" > ${below(entries)}`);
  },
  truncateWithHead: (sqlite, below, entries) => {
    const last = 1 + below(entries - 1);
    sqlite.exec(`DELETE FROM "audit_entry" WHERE "id" > ${last};
      UPDATE "audit_head" SET "seq" = ${last}, "hash" = (SELECT "hash" FROM "audit_entry" WHERE "id" = ${last})`);
  },
  empty: (sqlite) => {
    sqlite.exec(`DELETE FROM "audit_entry"; UPDATE "audit_head" SET "seq" = 0, "hash" = ''`);
  },
  forge: (sqlite, _below, entries) => {
    sqlite.exec(`INSERT INTO "audit_entry" SELECT ${entries + 1}, "what", "by", "at", "subject", "details",
        "sealed_by", "hash", "hash" FROM "audit_entry" WHERE "id" = ${entries};
      UPDATE "audit_head" SET "seq" = ${entries + 1}`);
  },
  head: (sqlite) => {
    sqlite.exec(`DELETE FROM "audit_head"`);
  },
};

function eventFindings(desk: Desk): number {
  const { breaks } = checkEvents(desk.store, 0, Number.MAX_SAFE_INTEGER);
  return breaks.length + checkChainEnds(desk.store).length + checkMarks(desk.store).length;
}

function auditFindings(desk: Desk): number {
  return checkAudits(desk.store, 0, Number.MAX_SAFE_INTEGER).breaks.length + checkAuditEnd(desk.store).length;
}

interface Log {
  readonly hazard: string;
  readonly table: string;
  readonly ways: readonly Attack[];
  /** What would refuse the change: triggers of these tables, and these indexes. */
  readonly guarded: string;
  readonly indexes: readonly string[];
  readonly findings: (desk: Desk) => number;
}

const EVENTS: Log = {
  hazard: "events edited, deleted, swapped, forged, cut off",
  table: "card_event",
  ways: Object.values(attacks),
  guarded: "%event%",
  indexes: ["card_event_by_card"],
  findings: eventFindings,
};

const AUDITS: Log = {
  hazard: "audit entries edited, deleted, swapped, forged, cut off",
  table: "audit_entry",
  ways: Object.values(auditAttacks),
  guarded: "audit%",
  indexes: [],
  findings: auditFindings,
};

/** Changes a log behind the program's back, `count` times in every way, each from the same sound store. */
function tamper(desk: Desk, log: Log, count: number, seed: number): TortureRow {
  const { sqlite } = desk.store;
  const below = seeded(seed);
  const rows = sqlite.prepare(`SELECT count(*) FROM "${log.table}"`).pluck().get() as number;
  if (log.findings(desk) > 0) throw new Error("the store is not sound to begin with");
  const started = performance.now();
  sqlite.pragma("foreign_keys = OFF");
  sqlite.pragma("ignore_check_constraints = ON");
  let unnoticed = 0;
  for (let attempt = 0; attempt < count; attempt += 1) {
    sqlite.exec("BEGIN");
    const triggers = sqlite
      .prepare(`SELECT "name" FROM sqlite_schema WHERE "type" = 'trigger' AND "tbl_name" LIKE ?`)
      .pluck()
      .all(log.guarded) as string[];
    for (const name of triggers) sqlite.exec(`DROP TRIGGER "${name}"`);
    for (const name of log.indexes) sqlite.exec(`DROP INDEX "${name}"`);
    log.ways[attempt % log.ways.length]?.(sqlite, below, rows);
    if (log.findings(desk) === 0) unnoticed += 1;
    sqlite.exec("ROLLBACK");
  }
  sqlite.pragma("ignore_check_constraints = OFF");
  sqlite.pragma("foreign_keys = ON");
  return {
    hazard: log.hazard,
    tries: count,
    lost: unnoticed,
    corrupt: log.findings(desk),
    ms: Math.round(performance.now() - started),
  };
}

/** All changes of the events must be noticed. The store must hold at least three. */
export function tamperWithEvents(desk: Desk, count: number, seed = 20261122): TortureRow {
  return tamper(desk, EVENTS, count, seed);
}

/** All changes of the log beside the cards must be noticed. The store must hold at least three entries. */
export function tamperWithAudits(desk: Desk, count: number, seed = 20261122): TortureRow {
  return tamper(desk, AUDITS, count, seed);
}
