import * as z from "zod";
import { text } from "#shared/domain/card/field-types";
import { channel } from "./channel";
import type { ErasedPerson, ErasurePreview, RetentionDone, RetentionPreview } from "./privacy-views";
import type { VerifyProgress, VerifyReport } from "./verify-views";

const nothing = z.strictObject({});
const id = z.string().min(1).max(100);

/** How the keys of the event chain stand on this PC. */
export interface KeyState {
  /** True where the newest key is open. */
  readonly open: boolean;
  /** Keys of older parts of the log that are not here. */
  readonly missing: number;
  /** When the present recovery code was made; null = never. */
  readonly recovery_made_at: number | null;
  /** Events up to this number were there before the chain and were sealed when it began. */
  readonly sealed_to: number;
  /** Whether the operating system's keychain protects new keys; false also for one that protects nothing. */
  readonly keychain: boolean;
  /** Keys, those of the PINs too, that lie unprotected in a file. */
  readonly plain: number;
}

/** Checking, personal data, photos that wait (SAFETY 6, DOMAIN 8). */
export const privacyChannels = {
  /** Checks everything beside the window; `verify.progress` events follow. */
  "verify.run": channel<VerifyReport>()(nothing),
  "verify.cancel": channel<null>()(nothing),
  /** The last report that was made here, by hand or at a start; null = none since the program was started. */
  "verify.last": channel<VerifyReport | null>()(nothing),
  /** The line of the closing list: the newest event by the end of a day, today's by default. */
  "chain.daily_head": channel<{ readonly day: string; readonly line: string | null }>()(
    z.strictObject({ day: z.iso.date().optional() }),
  ),
  "keys.state": channel<KeyState>()(nothing),
  /** A new recovery code, shown once and stored nowhere. */
  "keys.recovery_code": channel<{ readonly code: string }>()(nothing),
  /** Writes the code that is shown to a file that is chosen in a save dialog; null = not chosen. */
  "keys.save_code": channel<{ readonly file: string } | null>()(
    z.strictObject({ code: z.string().max(200) }),
  ),
  /** Prints the code that is shown, by the system's dialog; null = the person changed their mind. */
  "keys.print_code": channel<{ readonly pages: number } | null>()(
    z.strictObject({ code: z.string().max(200) }),
  ),
  "keys.recover": channel<{ readonly keys: number }>()(z.strictObject({ code: z.string().max(200) })),

  /** Writes what is kept about one person to a file that is chosen in a save dialog; null = not chosen. */
  "person.export": channel<{ readonly file: string; readonly cards: number } | null>()(
    z.strictObject({ id }),
  ),
  "person.erase_preview": channel<ErasurePreview>()(z.strictObject({ id })),
  "person.erase": channel<ErasedPerson>()(z.strictObject({ id, version: z.int().positive(), reason: text })),
  "retention.preview": channel<RetentionPreview>()(nothing),
  "retention.run": channel<RetentionDone>()(z.strictObject({ ids: z.array(id).max(1000) })),

  /** Photos that wait for a page to encode them anew. */
  "photo.waiting": channel<readonly { readonly id: string }[]>()(nothing),
  "photo.original": channel<{ readonly mime: string; readonly bytes: Uint8Array }>()(z.strictObject({ id })),
  "photo.cleaned": channel<null>()(z.strictObject({ id, bytes: z.instanceof(Uint8Array) })),
  "photo.withdraw": channel<null>()(z.strictObject({ id })),
} as const;

export interface PrivacyEvents {
  readonly "verify.progress": VerifyProgress;
  /** A check has ended, by hand or at a start: `verify.last` answers anew. */
  readonly "verify.done": Readonly<Record<string, never>>;
}
