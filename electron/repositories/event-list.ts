import { named, type StoreReader } from "#electron/db/connection";
import { cardEvent } from "#electron/db/schema/event";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { EpochMs } from "#shared/domain/card/case-state";
import { personalReader } from "./event-personal";
import { accessTo } from "./table-access";

/** One line of the whole store's log. */
export interface ExportedEvent extends CardEvent {
  readonly global_seq: number;
  readonly card_id: string;
  readonly no: string | null;
  readonly prev_hash: string | null;
  readonly hash: string | null;
}

export interface EventFilter {
  /** Card no. or id; null = every card. */
  readonly card: string | null;
  /** Entered from (inclusive) and to (exclusive). */
  readonly from: EpochMs;
  readonly to: EpochMs;
}

const events = accessTo(cardEvent);
const pageSize = 500;
const page = named(
  "event.page",
  `SELECT e.*, c."no", u."undone_by", s."countersigned_by" FROM "card_event" e
     JOIN "card" c ON c."id" = e."card_id"
     LEFT JOIN "event_undo" u ON u."card_id" = e."card_id" AND u."seq" = e."seq"
     LEFT JOIN "event_countersign" s ON s."card_id" = e."card_id" AND s."seq" = e."seq"
   WHERE e."global_seq" > ?1 AND (?2 IS NULL OR c."no" = ?2 OR c."id" = ?2)
     AND e."entered_at" >= ?3 AND e."entered_at" < ?4
   ORDER BY e."global_seq" LIMIT ${pageSize}`,
);

/** Calls back for every event of a filter, oldest first, a page at a time. */
export function forEachEvent(
  reader: StoreReader,
  { card, from, to }: EventFilter,
  visit: (event: ExportedEvent) => void,
): void {
  for (let after = 0; ; ) {
    const rows = reader.all<Record<string, unknown>>(page, after, card, from, to);
    const show = personalReader(reader);
    for (const row of rows) {
      const { personal, ...event } = events.decode(row) as unknown as ExportedEvent & {
        readonly personal: string | null;
      };
      visit({ ...event, ...show(event.card_id, event.seq, { ...event, personal }) });
      after = event.global_seq;
    }
    if (rows.length < pageSize) return;
  }
}
