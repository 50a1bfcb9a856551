import type { StoreTransaction } from "#electron/db/connection";
import { insertPolicy, latestPolicy } from "#electron/repositories/policy-repository";
import type { EpochMs } from "#shared/domain/card/case-state";
import { presetPolicies } from "#shared/domain/clock/policy-presets";

/** Stores the presets that ship, so that a card's policy version stays readable whatever a later program ships. */
export function saveShippedPolicies(tx: StoreTransaction, at: EpochMs): void {
  for (const policy of presetPolicies()) {
    if ((latestPolicy(tx, policy.preset)?.version ?? 0) >= policy.version) continue;
    insertPolicy(tx, {
      preset: policy.preset,
      version: policy.version,
      table: policy,
      note: null,
      created_at: at,
      created_by: null,
    });
  }
}
