import { insertAudit } from "#electron/repositories/audit-repository";
import { listPolicyHeads } from "#electron/repositories/policy-repository";
import { saveSettings } from "#electron/repositories/settings-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Kind } from "#shared/domain/card/vocabulary";
import type { Policy } from "#shared/domain/clock/policy-rule";
import { authorise } from "../authorisation";
import { storedPolicies } from "../clock/stored-policies";
import type { Desk } from "../desk";

export interface PolicyInUse extends Policy {
  /** True for the store's default. */
  readonly in_use: boolean;
  /** Kinds that have this policy of their own. */
  readonly kinds: readonly string[];
}

/** Every policy of the store in its newest version, with where it is used (DOMAIN 4.2). */
export function listPolicies(desk: Desk): readonly PolicyInUse[] {
  const settings = desk.settings();
  const source = storedPolicies(desk.store);
  return listPolicyHeads(desk.store).flatMap(({ preset }) => {
    const policy = source.newest(preset);
    if (!policy) return [];
    const kinds = Object.entries(settings.policy_by_kind).flatMap(([kind, used]) =>
      used === preset ? [kind] : [],
    );
    return [{ ...policy, in_use: settings.policy === preset, kinds }];
  });
}

/** Makes a policy the store's default, or one kind's own; cards that are registered keep theirs. */
export function usePolicy(desk: Desk, actor: Actor, preset: string, kind: Kind | null): Result<PolicyInUse> {
  const allowed = authorise(actor, "policy.change");
  if (!allowed.ok) return allowed;
  const known = listPolicies(desk).find((policy) => policy.preset === preset);
  if (!known) return fail("not_found", { what: "policy", ref: preset });
  const used = desk.write((tx) => {
    const settings = desk.settings(tx);
    const change =
      kind === null ? { policy: preset } : { policy_by_kind: { ...settings.policy_by_kind, [kind]: preset } };
    saveSettings(tx, change, desk.nowMs(), actor.code);
    desk.forgetSettings();
    insertAudit(tx, {
      what: "policy.use",
      by: actor.code,
      at: desk.nowMs(),
      subject: kind,
      details: {
        before: { policy: settings.policy, policy_by_kind: settings.policy_by_kind },
        after: change,
      },
    });
    return ok(null);
  });
  // A transaction that was rolled back takes its settings with it.
  desk.forgetSettings();
  if (!used.ok) return used;
  desk.announce({ what: "settings", ids: null });
  const now = listPolicies(desk).find((policy) => policy.preset === preset);
  return now ? ok(now) : fail("internal");
}
