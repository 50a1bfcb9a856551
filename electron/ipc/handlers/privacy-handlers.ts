import type { SecretProtector } from "#electron/db/secret-files";
import { acceptCleanPhoto, photosToClean, photoToClean } from "#electron/use-cases/attachment/clean-photos";
import { withdrawConsent } from "#electron/use-cases/attachment/withdraw-consent";
import type { Desk } from "#electron/use-cases/desk";
import { dailyHead } from "#electron/use-cases/event/daily-head";
import { keyState } from "#electron/use-cases/event/key-state";
import { planRecoveryCode } from "#electron/use-cases/event/plan-recovery-code";
import {
  issueRecoveryCode,
  recoverWithCode,
  recoveryCodeSheet,
} from "#electron/use-cases/event/recover-keys";
import { printFailure } from "#electron/use-cases/print/print-failure";
import { erasePerson, previewErasure } from "#electron/use-cases/privacy/erase-person";
import { exportPerson } from "#electron/use-cases/privacy/export-person";
import { previewRetention, runRetention } from "#electron/use-cases/privacy/retention";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { privacyChannels } from "#shared/contract/privacy-channels";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import type { VerifyService } from "../verify-service";
import { type Handlers, signedIn } from "./handler-types";
import type { PrintPlatform } from "./print-handlers";

/** What the handlers need of the window. */
export interface PrivacyPlatform {
  readonly verify: VerifyService;
  secrets(): Promise<SecretProtector>;
  /** Writes a text to a file that the person chooses; null = not chosen. */
  saveText(pageId: number, name: string, text: string): Promise<Result<{ readonly file: string } | null>>;
  /** What the browser part of the program keeps of pages: emptied after an erasure. */
  forgetPages(): Promise<void>;
}

/** Channels `verify.*`, `chain.*`, `keys.*`, `person.*`, `retention.*`, `photo.*`. */
export function privacyHandlers(
  session: DeskSession,
  platform: PrivacyPlatform,
  print: Pick<PrintPlatform, "printing" | "printWithDialog">,
): Handlers<keyof typeof privacyChannels> {
  async function printCode(
    desk: Desk,
    actor: Actor,
    code: string,
    pageId: number,
  ): Promise<Result<{ readonly pages: number } | null>> {
    const sheet = planRecoveryCode(desk, actor, code);
    if (!sheet.ok) return sheet;
    const rendered = await print.printing.render(sheet.value).outcome;
    if (!rendered.ok) return printFailure(rendered.error);
    const { bytes, pages } = rendered.value;
    const printed = await print.printWithDialog(pageId, bytes);
    if (!printed.ok) return printed;
    return ok(printed.value === null ? null : { pages });
  }

  return {
    "verify.run": signedIn(session, (desk) => platform.verify.run(desk)),
    "verify.cancel": signedIn(session, () => {
      platform.verify.cancel();
      return ok(null);
    }),
    "verify.last": signedIn(session, () => ok(platform.verify.last())),
    "chain.daily_head": signedIn(session, (desk, _actor, input: { readonly day?: string | undefined }) => {
      const day = input.day ?? desk.clock().calendar.localDate(desk.nowMs());
      return ok({ day, line: dailyHead(desk, day) });
    }),
    "keys.state": signedIn(session, async (desk) => ok(keyState(desk, (await platform.secrets()).scheme))),
    "keys.recovery_code": signedIn(session, (desk, actor) => {
      const made = issueRecoveryCode(desk, actor);
      return made.ok ? ok({ code: made.value }) : made;
    }),
    "keys.save_code": signedIn(session, (desk, _actor, { code }: { readonly code: string }, { pageId }) => {
      const sheet = recoveryCodeSheet(desk, code);
      return sheet.ok ? platform.saveText(pageId, sheet.value.file_name, sheet.value.text) : sheet;
    }),
    "keys.print_code": signedIn(session, (desk, actor, { code }: { readonly code: string }, { pageId }) =>
      printCode(desk, actor, code, pageId),
    ),
    "keys.recover": signedIn(session, async (desk, actor, input: { readonly code: string }) =>
      recoverWithCode(desk, actor, input.code, await platform.secrets()),
    ),
    "person.export": signedIn(session, async (desk, actor, { id }: { readonly id: string }, { pageId }) => {
      const exported = exportPerson(desk, actor, id);
      if (!exported.ok) return exported;
      const saved = await platform.saveText(pageId, exported.value.file_name, exported.value.json);
      if (!saved.ok || saved.value === null) return saved.ok ? ok(null) : fail(saved.code, saved.details);
      return ok({ file: saved.value.file, cards: exported.value.cards });
    }),
    "person.erase_preview": signedIn(session, (desk, actor, { id }: { readonly id: string }) =>
      previewErasure(desk, actor, id),
    ),
    "person.erase": signedIn(
      session,
      async (
        desk,
        actor,
        input: { readonly id: string; readonly version: number; readonly reason: string | null },
      ) => {
        const { id, version, reason } = input;
        const erased = erasePerson(desk, actor, { customer_id: id, version, reason: reason ?? "" });
        if (erased.ok) await platform.forgetPages();
        return erased;
      },
    ),
    "retention.preview": signedIn(session, (desk, actor) => previewRetention(desk, actor)),
    "retention.run": signedIn(session, async (desk, actor, { ids }: { readonly ids: readonly string[] }) => {
      const done = runRetention(desk, actor, ids);
      await platform.forgetPages();
      return done;
    }),
    "photo.waiting": signedIn(session, (desk) => ok(photosToClean(desk))),
    "photo.original": signedIn(session, (desk, _actor, { id }: { readonly id: string }) =>
      photoToClean(desk, id),
    ),
    "photo.cleaned": signedIn(
      session,
      (desk, _actor, input: { readonly id: string; readonly bytes: Uint8Array }) =>
        acceptCleanPhoto(desk, input.id, input.bytes),
    ),
    "photo.withdraw": signedIn(session, (desk, actor, { id }: { readonly id: string }) =>
      withdrawConsent(desk, actor, id),
    ),
  };
}
