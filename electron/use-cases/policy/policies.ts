import { insertAudit } from "#electron/repositories/audit-repository";
import {
  insertPolicy,
  latestPolicy,
  listPolicyHeads,
  openCardsByPolicy,
} from "#electron/repositories/policy-repository";
import { saveSettings } from "#electron/repositories/settings-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import type { PolicyView } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { sameValue } from "#shared/domain/card/change-set";
import type { Actor } from "#shared/domain/card/decision";
import { KINDS, type Kind } from "#shared/domain/card/vocabulary";
import type { Policy } from "#shared/domain/clock/policy-rule";
import { authorise } from "../authorisation";
import { storedPolicies } from "../clock/stored-policies";
import type { Desk } from "../desk";

/** What a policy of the store's own is called in the database and on its cards: `own-1`, `own-2` … */
const OWN_KEY = /^own-([1-9]\d*)$/;

function isOwn(key: string): boolean {
  return OWN_KEY.test(key);
}

/** Every policy of the store in its newest version, with where it is used (DOMAIN 4.2). */
export function listPolicies(desk: Desk): readonly PolicyView[] {
  const settings = desk.settings();
  const source = storedPolicies(desk.store);
  const openCards = openCardsByPolicy(desk.store);
  return listPolicyHeads(desk.store).flatMap(({ preset: key }): PolicyView[] => {
    const policy = source.newest(key);
    if (!policy) return [];
    return [
      {
        key,
        preset: policy.preset,
        version: policy.version,
        name: policy.name,
        own: isOwn(key),
        in_use: settings.policy === key,
        kinds: KINDS.filter((kind) => settings.policy_by_kind[kind] === key),
        open_cards: openCards.get(key) ?? 0,
        policy,
      },
    ];
  });
}

function viewOf(desk: Desk, key: string): Result<PolicyView> {
  const known = listPolicies(desk).find((policy) => policy.key === key);
  return known ? ok(known) : fail("not_found", { what: "policy", ref: key });
}

/** A refusal that names one field of the request. */
function refused(field: string, code: string): Result<never> {
  return fail("invalid_input", { fields: [{ field, code }] });
}

/** Makes a policy the store's default, or one kind's own; cards that are registered keep theirs. */
export function usePolicy(
  desk: Desk,
  actor: Actor,
  key: string | null,
  kind: Kind | null,
): Result<readonly PolicyView[]> {
  const allowed = authorise(actor, "policy.change");
  if (!allowed.ok) return allowed;
  if (key === null && kind === null) return refused("key", "required");
  const known = key === null ? ok(null) : viewOf(desk, key);
  if (!known.ok) return known;
  const used = desk.write((tx) => {
    const settings = desk.settings(tx);
    const change = withUse(settings.policy_by_kind, key, kind);
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
  return ok(listPolicies(desk));
}

type ByKind = Readonly<Partial<Record<Kind, string>>>;

/** What is stored: the default, or the table of the kinds with one of them changed or taken out. */
function withUse(
  byKind: ByKind,
  key: string | null,
  kind: Kind | null,
): { policy: string } | { policy_by_kind: Partial<Record<Kind, string>> } {
  if (kind === null) return { policy: key ?? "" };
  const others = Object.fromEntries(Object.entries(byKind).filter(([other]) => other !== kind));
  return { policy_by_kind: key === null ? others : { ...others, [kind]: key } };
}

function freeKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(OWN_KEY.exec(key)?.[1] ?? 0));
  return `own-${Math.max(0, ...numbers) + 1}`;
}

/** Copies a policy under a key and name of the store's own, as version 1. Failures: `forbidden`, `not_found`. */
export function copyPolicy(
  desk: Desk,
  actor: Actor,
  { from, name }: ChannelParsed<"policy.copy">,
): Result<PolicyView> {
  const allowed = authorise(actor, "policy.change");
  if (!allowed.ok) return allowed;
  const copied = desk.write((tx) => {
    const policies = listPolicies(desk);
    const original = policies.find((policy) => policy.key === from);
    if (!original) return fail("not_found", { what: "policy", ref: from });
    if (policies.some((policy) => policy.name === name)) return refused("name", "taken");
    const key = freeKey(listPolicyHeads(tx).map((head) => head.preset));
    const at = desk.nowMs();
    const table: Policy = { ...original.policy, version: 1, name };
    insertPolicy(tx, { preset: key, version: 1, table, note: null, created_at: at, created_by: actor.code });
    insertAudit(tx, { what: "policy.copy", by: actor.code, at, subject: key, details: { from } });
    return ok(key);
  });
  return copied.ok ? shown(desk, copied.value) : copied;
}

/**
 * Saves an own policy as its next version. Cards that are registered keep theirs; those registered from now on
 * get this one. A policy without a change writes nothing. Failures: `forbidden`, `not_found`, `conflict` (details
 * `version`: the current one), `invalid_input` for a preset that ships (copy it first).
 */
export function savePolicy(
  desk: Desk,
  actor: Actor,
  { key, base_version, policy }: ChannelParsed<"policy.save">,
): Result<PolicyView> {
  const allowed = authorise(actor, "policy.change");
  if (!allowed.ok) return allowed;
  const saved = desk.write((tx) => {
    const current = latestPolicy(tx, key);
    if (!current) return fail("not_found", { what: "policy", ref: key });
    if (!isOwn(key)) return refused("key", "not_changeable");
    if (current.version !== base_version) return fail("conflict", { version: current.version });
    const before = storedPolicies(tx).newest(key);
    const version = current.version + 1;
    const table: Policy = { ...policy, preset: before?.preset ?? policy.preset, version };
    if (before && sameValue({ ...before, version }, table)) return ok(key);
    const others = listPolicies(desk).filter((other) => other.key !== key);
    if (others.some((other) => other.name === table.name)) return refused("name", "taken");
    const at = desk.nowMs();
    insertPolicy(tx, { preset: key, version, table, note: null, created_at: at, created_by: actor.code });
    insertAudit(tx, { what: "policy.save", by: actor.code, at, subject: key, details: { version } });
    return ok(key);
  });
  return saved.ok ? shown(desk, saved.value) : saved;
}

function shown(desk: Desk, key: string): Result<PolicyView> {
  desk.forgetSettings();
  desk.announce({ what: "settings", ids: null });
  return viewOf(desk, key);
}
