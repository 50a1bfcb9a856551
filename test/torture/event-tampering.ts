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

interface Attack {
  readonly sql: (sqlite: Desk["store"]["sqlite"], below: (limit: number) => number, events: number) => void;
}

/** Somebody with an SQLite editor and no key; triggers and constraints are out of the way. */
const attacks: Readonly<Record<string, Attack["sql"]>> = {
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

function findings(desk: Desk): number {
  const { breaks } = checkEvents(desk.store, 0, Number.MAX_SAFE_INTEGER);
  return breaks.length + checkChainEnds(desk.store).length + checkMarks(desk.store).length;
}

/**
 * Changes the log behind the program's back, `count` times in every way, each from the same sound store: all must be
 * noticed. The store must hold at least three events.
 */
export function tamperWithEvents(desk: Desk, count: number, seed = 20261122): TortureRow {
  const { sqlite } = desk.store;
  const below = seeded(seed);
  const events = sqlite.prepare(`SELECT count(*) FROM "card_event"`).pluck().get() as number;
  if (findings(desk) > 0) throw new Error("the store is not sound to begin with");
  const ways = Object.values(attacks);
  const started = performance.now();
  sqlite.pragma("foreign_keys = OFF");
  sqlite.pragma("ignore_check_constraints = ON");
  let unnoticed = 0;
  for (let attempt = 0; attempt < count; attempt += 1) {
    sqlite.exec("BEGIN");
    const triggers = sqlite
      .prepare(`SELECT "name" FROM sqlite_schema WHERE "type" = 'trigger' AND "tbl_name" LIKE '%event%'`)
      .pluck()
      .all() as string[];
    for (const name of triggers) sqlite.exec(`DROP TRIGGER "${name}"`);
    sqlite.exec(`DROP INDEX "card_event_by_card"`);
    ways[attempt % ways.length]?.(sqlite, below, events);
    if (findings(desk) === 0) unnoticed += 1;
    sqlite.exec("ROLLBACK");
  }
  sqlite.pragma("ignore_check_constraints = OFF");
  sqlite.pragma("foreign_keys = ON");
  return {
    hazard: "events edited, deleted, swapped, forged, cut off",
    tries: count,
    lost: unnoticed,
    corrupt: findings(desk),
    ms: Math.round(performance.now() - started),
  };
}
