import * as z from "zod";
import { storeOverrideSchema } from "#shared/domain/calendar/calendar-settings";
import { requiredLine } from "#shared/domain/card/field-types";
import { KINDS, PRIORITIES } from "#shared/domain/card/vocabulary";
import { policySchema } from "#shared/domain/clock/policy-schema";
import type { WhatIf } from "#shared/domain/clock/what-if";
import { channel } from "./channel";
import type {
  AppointmentView,
  CalendarChange,
  CalendarYear,
  ClockWarning,
  DutyShift,
  ImportedYear,
  NoticeView,
  PolicyView,
  Publisher,
  QueuePerson,
  TriedClock,
} from "./clock-views";

const nothing = z.strictObject({});
const key = z.string().min(1).max(64);
const localDay = z.iso.date();
const instantMs = z.int().nonnegative();

const whatIfSchema: z.ZodType<WhatIf> = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("wait_for_customer"), minutes: z.int().min(1).max(525_600) }),
  z.strictObject({ change: z.literal("priority"), priority: z.enum(PRIORITIES) }),
  z.strictObject({ change: z.literal("promise"), promisedAtMs: instantMs }),
]);

/** Channels of the deadlines: policies, calendar, appointments, duty, notices (DOMAIN 4, 2.3). */
export const clockChannels = {
  "policy.list": channel<readonly PolicyView[]>()(nothing),
  /** Makes a copy of any policy under a key of the store's own (`own-…`). */
  "policy.copy": channel<PolicyView>()(z.strictObject({ from: key, name: requiredLine })),
  /** A new version of an own policy; registered cards keep theirs. A stale `base_version` is a `conflict`. */
  "policy.save": channel<PolicyView>()(
    z.strictObject({ key, base_version: z.int().min(1), policy: policySchema }),
  ),
  /** `kind` null = the store's default; `key` null gives a kind back to the store's default. */
  "policy.use": channel<readonly PolicyView[]>()(
    z.strictObject({ key: key.nullable(), kind: z.enum(KINDS).nullable() }),
  ),

  /** What changes would make of a card's clocks, one answer a change; nothing is written. */
  "clock.what_if": channel<readonly (readonly TriedClock[])[]>()(
    z.strictObject({ ref: z.string().min(1).max(100), changes: z.array(whatIfSchema).max(5) }),
  ),

  "calendar.year": channel<CalendarYear>()(z.strictObject({ year: z.int().min(2000).max(2100) })),
  "calendar.override": channel<CalendarChange>()(
    z.strictObject({ day: localDay, override: storeOverrideSchema.nullable() }),
  ),
  /** The text of a yearly file; a damaged one is refused as `invalid_input` with `details.reason`. */
  "calendar.import": channel<ImportedYear>()(z.strictObject({ text: z.string().max(200_000) })),

  "calendar.publishers": channel<readonly Publisher[]>()(nothing),
  /** Trusts an Ed25519 key, PEM or SPKI in base64. */
  "calendar.trust": channel<readonly Publisher[]>()(
    z.strictObject({ public_key: z.string().max(2000), name: requiredLine }),
  ),
  "calendar.distrust": channel<readonly Publisher[]>()(z.strictObject({ fingerprint: key })),

  /** Store-local days, both inclusive, at most 62; in the order of the appointments. */
  "appointment.list": channel<readonly AppointmentView[]>()(
    z.strictObject({ from_day: localDay, to_day: localDay }),
  ),
  /** Open and pressing cards of each person, the most pressed first. */
  "queue.people": channel<readonly QueuePerson[]>()(nothing),
  "duty.list": channel<readonly DutyShift[]>()(z.strictObject({ from_day: localDay, to_day: localDay })),
  /** Replaces the roster of one day. */
  "duty.save": channel<readonly DutyShift[]>()(
    z.strictObject({
      day: localDay,
      shifts: z.array(z.strictObject({ staff: key, from_at: instantMs, to_at: instantMs })).max(50),
    }),
  ),

  /** The reader's notices, the newest first. */
  "notice.list": channel<readonly NoticeView[]>()(
    z.strictObject({ limit: z.int().min(1).max(200).optional() }),
  ),
  /** Marks notices read; null = all of the reader's. Answers how many are unread now. */
  "notice.read": channel<{ readonly unread: number }>()(
    z.strictObject({ ids: z.array(key).max(500).nullable() }),
  ),
  /** The page composes text, is in intake or in a PIN dialog: desktop notifications wait in the bell (UX 2). */
  "notice.hold": channel<null>()(z.strictObject({ held: z.boolean() })),
} as const;

/** Events of the deadlines that main sends to a page. */
export interface ClockEvents {
  /** A notice for the person at this page. */
  readonly "notice.added": { readonly notice: NoticeView };
  readonly "clock.warning": { readonly warning: ClockWarning | null };
  /** Clocks of open cards worked out again after a changed calendar. */
  readonly "calendar.progress": { readonly done: number; readonly total: number };
}
