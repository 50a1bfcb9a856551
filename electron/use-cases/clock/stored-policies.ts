import type { StoreReader } from "#electron/db/connection";
import {
  findPolicy,
  latestPolicy,
  policyVersions,
  type StoredPolicy,
} from "#electron/repositories/policy-repository";
import type { Policy } from "#shared/domain/clock/policy-rule";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { type PolicySource, SHIPPED_POLICIES } from "./store-clock";

function parsed(stored: StoredPolicy | null): Policy | undefined {
  if (!stored) return undefined;
  const policy = policySchema.safeParse(stored.table);
  return policy.success ? policy.data : undefined;
}

/**
 * The policies of the store's database; versions never change, so each is read and checked once. Which is the
 * newest does: a source is made anew when a version was added.
 */
export function storedPolicies(reader: StoreReader): PolicySource {
  const known = new Map<string, Policy | undefined>();
  const remembered = (key: string, read: () => Policy | undefined): Policy | undefined => {
    if (!known.has(key)) known.set(key, read());
    return known.get(key);
  };
  const versions = new Map<string, ReturnType<typeof policyVersions>>();
  const versionsOf = (preset: string): ReturnType<typeof policyVersions> => {
    const known = versions.get(preset) ?? policyVersions(reader, preset);
    versions.set(preset, known);
    return known;
  };
  const policy: PolicySource["policy"] = (key) =>
    remembered(`${key.preset}@${key.version}`, () => parsed(findPolicy(reader, key.preset, key.version))) ??
    SHIPPED_POLICIES.policy(key);
  return {
    policy,
    inForceAt: (preset, atMs) => {
      const known = versionsOf(preset);
      const inForce = known.find((version) => version.created_at <= atMs) ?? known.at(-1);
      return inForce
        ? policy({ preset, version: inForce.version })
        : SHIPPED_POLICIES.inForceAt(preset, atMs);
    },
    newest: (preset) =>
      remembered(preset, () => parsed(latestPolicy(reader, preset))) ?? SHIPPED_POLICIES.newest(preset),
  };
}
