import type { Page } from "playwright";
import { immediate } from "#electron/repositories/transaction";
import { prepareSecret, storeSecret } from "#electron/use-cases/session/set-secret";
import { ok } from "#shared/contract/error-codes";
import { accepted, type DeskFixture } from "#test/builders/desk-fixture";
import { quickKeeping } from "#test/builders/quick-keeping";
import { press, typeKeys } from "./keyboard";
import { workbench } from "./screens";

export const PIN = "827405";

/** Gives somebody of a sandbox a PIN, which is asked for from then on. */
export async function givePin({ desk }: DeskFixture, staff: string, secret: string): Promise<void> {
  const wanted = { staff, kind: "pin", secret, must_change: false } as const;
  const prepared = accepted(await prepareSecret(desk, quickKeeping(), wanted));
  immediate(desk.store, (tx) => {
    storeSecret(desk, tx, prepared, staff);
    return ok(null);
  });
}

/** Chooses a colleague at the sign-in and types the PIN; the workbench is there afterwards. */
export async function signInWithPin(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByLabel(`${name} 的 PIN`).waitFor();
  await typeKeys(page, pin);
  await press(page, "Enter");
  await workbench(page).waitFor();
}
