import { insertAudit } from "#electron/repositories/audit-repository";
import { saveSettings } from "#electron/repositories/settings-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { StoreSettings, StoreSettingsPatch } from "#shared/domain/store/store-settings";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** What everybody may set for the screen in front of them; the rest are rules of the store. */
const EVERYBODYS: ReadonlySet<string> = new Set(["lang", "theme", "density"]);

/** Changes settings of the store; each change is logged with its value before and after. Failure: `forbidden`. */
export function updateSettings(desk: Desk, actor: Actor, patch: StoreSettingsPatch): Result<StoreSettings> {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  if (!Object.keys(given).every((name) => EVERYBODYS.has(name))) {
    const allowed = authorise(actor, "settings.change");
    if (!allowed.ok) return allowed;
  }
  const updated = desk.write((tx) => {
    const before = desk.settings(tx);
    saveSettings(tx, given, desk.nowMs(), actor.code);
    desk.forgetSettings();
    const after = desk.settings(tx);
    for (const name of Object.keys(given)) {
      if (EVERYBODYS.has(name) || name === "logo") continue;
      insertAudit(tx, {
        what: "settings.change",
        by: actor.code,
        at: desk.nowMs(),
        subject: name,
        details: { before: Reflect.get(before, name), after: Reflect.get(after, name) },
      });
    }
    return ok(after);
  });
  // A transaction that was rolled back takes its settings with it.
  desk.forgetSettings();
  if (updated.ok) desk.announce({ what: "settings", ids: null });
  return updated;
}
