import { listPolicies, usePolicy } from "#electron/use-cases/policy/policies";
import { ok } from "#shared/contract/error-codes";
import { isMember, KINDS, POLICY_PRESETS } from "#shared/domain/card/vocabulary";
import { stringOption, UsageError } from "../arguments";
import type { CliCommand } from "../command";

/** `policy list|use PRESET [--kind K]|show` (CLI.md, DOMAIN 4.2). */
export const policyCommands: readonly CliCommand[] = [
  {
    kind: "read",
    words: ["policy", "list"],
    usage: "policy list",
    arguments: { min: 0, max: 0 },
    run: (desk) =>
      ok(
        listPolicies(desk).map(({ preset, version, name, in_use, kinds }) => ({
          preset,
          version,
          name,
          in_use,
          kinds,
        })),
      ),
  },
  {
    kind: "act",
    words: ["policy", "use"],
    usage: "policy use PRESET [--kind K]",
    options: { kind: { type: "string" } },
    arguments: { min: 1, max: 1 },
    run: (desk, actor, { parsed }, [preset = ""]) => {
      const kind = stringOption(parsed, "kind");
      if (!isMember(POLICY_PRESETS, preset)) throw new UsageError(`policy use: ${preset}`);
      if (kind !== null && !isMember(KINDS, kind)) throw new UsageError(`--kind ${kind}`);
      return usePolicy(desk, actor, preset, kind);
    },
  },
  {
    kind: "read",
    words: ["policy", "show"],
    usage: "policy show [PRESET]",
    arguments: { min: 0, max: 1 },
    run: (desk, _input, [preset]) => {
      if (preset !== undefined && !isMember(POLICY_PRESETS, preset))
        throw new UsageError(`policy show: ${preset}`);
      const shown = listPolicies(desk).find((policy) =>
        preset === undefined ? policy.in_use : policy.preset === preset,
      );
      return shown ? ok(shown) : ok(null);
    },
  },
];
