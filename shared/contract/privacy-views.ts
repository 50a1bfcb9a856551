import type { EpochMs } from "#shared/domain/card/case-state";

/** What an erasure would take (DOMAIN 8). */
export interface ErasurePreview {
  readonly customer_id: string;
  readonly name: string;
  readonly version: number;
  readonly cards: number;
  readonly files: number;
  /** Numbers of cards that must be closed first. */
  readonly open_cards: readonly string[];
  /** Backups that hold the person until they are rotated out. */
  readonly backups: number;
}

export interface ErasedPerson {
  readonly cards: number;
  readonly files: number;
  /** Files that another program holds open: they are deleted at the next start. */
  readonly files_left: number;
  /** False while another process reads the store: the write-ahead log is emptied when it ends. */
  readonly log_emptied: boolean;
  readonly backups: number;
}

/** Who would be erased by the retention period, and why. */
export interface RetentionPreview {
  /** Null while the store has no period. */
  readonly months: number | null;
  /** Nothing happened with them since. */
  readonly before: EpochMs | null;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly cards: number;
    readonly last_at: EpochMs;
  }[];
  /** Of all, where more than the listed are due. */
  readonly total: number;
}

export interface RetentionDone {
  readonly erased: number;
  readonly cards: number;
  readonly files: number;
  /** Customers that were left because something happened with them meanwhile. */
  readonly skipped: number;
}
