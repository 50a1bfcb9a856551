import type { EpochMs, StaffCode } from "./case-state";
import type { Action } from "./vocabulary";

/**
 * Values of what an event changed, by name: a flat field of `CardFields` by its own name, an item of a
 * list as `<list>.<n>` (null = the item did not exist). Used for before and after alike.
 */
export type ChangeSet = Readonly<Record<string, unknown>>;

/** One line of a card's append-only log (DOMAIN 2.2, CLI "Events"). */
export interface CardEvent {
  /** 1, 2, 3 … within the card; the order that counts, whatever the clock said. */
  readonly seq: number;
  readonly action: Action;
  /** A staff code, or `system` for what the application does by itself. */
  readonly actor: StaffCode | "system";
  /** 代录: the assignee for whom it was recorded. */
  readonly on_behalf: StaffCode | null;
  /** When it happened. */
  readonly at: EpochMs;
  /** When it was entered. */
  readonly entered_at: EpochMs;
  /** 补录: more than five minutes between the two. */
  readonly late: boolean;
  /** The PC clock stood before the last event's time when this was entered. */
  readonly clock_flag: boolean;
  /** Sequence of the first event of the same command; equal to `seq` for that event itself. */
  readonly cause_seq: number;
  /** 自批 / 自检: waits for another person's countersign (DOMAIN 2.3). */
  readonly self_marked: boolean;
  readonly countersigned_by: StaffCode | null;
  /** Sequence of the `undo` that took this event back. */
  readonly undone_by: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly before: ChangeSet;
  readonly after: ChangeSet;
}
