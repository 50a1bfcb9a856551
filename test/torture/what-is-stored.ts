import { foreignKeyCheck, integrityCheck } from "#electron/db/integrity";
import { checkEvents } from "#electron/repositories/event-chain";
import { findOperation } from "#electron/repositories/operation-repository";
import { openDesk } from "#electron/use-cases/desk";

export interface StoredFindings {
  /** Acknowledged operations that are not there. */
  readonly lost: number;
  /** Anything that is neither before nor after an operation. */
  readonly corrupt: number;
}

const EVENTS = 1_000_000;

/** Looks at a store after the torture: integrity, keys, the chain of events, and each acknowledged operation. */
export async function lookAtStore(folder: string, acknowledged: Iterable<string>): Promise<StoredFindings> {
  const desk = await openDesk(folder, { env: {} });
  if (!desk.ok) return { lost: 0, corrupt: 1 };
  const { store } = desk.value;
  try {
    let lost = 0;
    for (const operation of acknowledged) if (findOperation(store, operation) === null) lost += 1;
    const broken = [
      ...integrityCheck(store.sqlite),
      ...foreignKeyCheck(store.sqlite),
      ...checkEvents(store, 0, EVENTS).breaks,
    ];
    // A card without its grid row, or with another state than its last event left, was written in part.
    const partial = store.sqlite
      .prepare(
        `SELECT count(*) FROM "card" c LEFT JOIN "card_grid" g ON g."card_id" = c."id"
         WHERE g."card_id" IS NULL OR NOT EXISTS (SELECT 1 FROM "card_event" e WHERE e."card_id" = c."id")`,
      )
      .pluck()
      .get() as number;
    return { lost, corrupt: (broken.length > 0 ? 1 : 0) + partial };
  } finally {
    desk.value.close();
  }
}
