import { immediate } from "#electron/repositories/transaction";
import { prepareSecret, storeSecret } from "#electron/use-cases/session/set-secret";
import { ok } from "#shared/contract/error-codes";
import { accepted, type DeskFixture } from "./desk-fixture";
import { quickKeeping } from "./quick-keeping";

/** Gives somebody of a sandbox a PIN, which is asked for from then on. */
export async function givePin({ desk }: DeskFixture, staff: string, secret: string): Promise<void> {
  const wanted = { staff, kind: "pin", secret, must_change: false } as const;
  const prepared = accepted(await prepareSecret(desk, quickKeeping(), wanted));
  immediate(desk.store, (tx) => {
    storeSecret(desk, tx, prepared, staff);
    return ok(null);
  });
}
