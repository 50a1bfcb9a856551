import type { Desk } from "#electron/use-cases/desk";
import { copyPolicy, listPolicies, savePolicy, usePolicy } from "#electron/use-cases/policy/policies";
import type { PolicyView } from "#shared/contract/clock-views";
import { fail, ok } from "#shared/contract/error-codes";
import { fieldErrorsOf, requiredLine } from "#shared/domain/card/field-types";
import { isMember, KINDS } from "#shared/domain/card/vocabulary";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { stringOption, UsageError } from "../arguments";
import type { CliCommand } from "../command";
import { readJsonArgument } from "../json-argument";

/** A policy with its table, flat; `preset` is the name that `use` and `show` take. */
function shown({ key, preset, own, in_use, kinds, open_cards, policy }: PolicyView): Record<string, unknown> {
  return { ...policy, preset: key, copied_from: own ? preset : null, in_use, kinds, open_cards };
}

/** A preset or an own policy by its key; one that is not there is wrong usage (CLI.md). */
function named(desk: Desk, command: string, key: string): PolicyView {
  const policy = listPolicies(desk).find((candidate) => candidate.key === key);
  if (!policy) throw new UsageError(`${command}: ${key}`);
  return policy;
}

/** `policy list|use PRESET [--kind K]|show`, `copy` and `save` (CLI.md, DOMAIN 4.2). */
export const policyCommands: readonly CliCommand[] = [
  {
    kind: "read",
    words: ["policy", "list"],
    usage: "policy list",
    arguments: { min: 0, max: 0 },
    run: (desk) =>
      ok(
        listPolicies(desk).map(({ key, preset, version, name, own, in_use, kinds }) => ({
          preset: key,
          copied_from: own ? preset : null,
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
      const { key } = named(desk, "policy use", preset);
      if (kind !== null && !isMember(KINDS, kind)) throw new UsageError(`--kind ${kind}`);
      const used = usePolicy(desk, actor, key, kind);
      return used.ok ? ok(shown(named(desk, "policy use", key))) : used;
    },
  },
  {
    kind: "read",
    words: ["policy", "show"],
    usage: "policy show [PRESET]",
    arguments: { min: 0, max: 1 },
    run: (desk, _input, [preset]) => {
      if (preset !== undefined) return ok(shown(named(desk, "policy show", preset)));
      const inUse = listPolicies(desk).find((policy) => policy.in_use);
      return inUse ? ok(shown(inUse)) : fail("not_found", { what: "policy", ref: desk.settings().policy });
    },
  },
  {
    kind: "act",
    words: ["policy", "copy"],
    usage: "policy copy PRESET --name NAME",
    options: { name: { type: "string" } },
    arguments: { min: 1, max: 1 },
    run: (desk, actor, { parsed }, [preset = ""]) => {
      const { key } = named(desk, "policy copy", preset);
      const name = stringOption(parsed, "name");
      if (name === null) throw new UsageError("policy copy PRESET --name NAME");
      const checked = requiredLine.safeParse(name);
      if (!checked.success) {
        const [error] = fieldErrorsOf(checked.error, name);
        return fail("invalid_input", { fields: [{ field: "name", code: error?.code ?? "required" }] });
      }
      const copied = copyPolicy(desk, actor, { from: key, name: checked.data });
      return copied.ok ? ok(shown(copied.value)) : copied;
    },
  },
  {
    kind: "act",
    words: ["policy", "save"],
    usage:
      "policy save KEY FILE|-   (the table as `policy show KEY` gives it; `version` = the one it was made from)",
    arguments: { min: 2, max: 2 },
    run: (desk, actor, input, [name = "", file]) => {
      const { key, policy } = named(desk, "policy save", name);
      const read = readJsonArgument(file, input);
      if (!read.ok) return read;
      // What `policy show` adds to the table may come back with it.
      const { copied_from, in_use, kinds, open_cards, ...table } = read.value;
      const given = { ...table, preset: policy.preset };
      const checked = policySchema.safeParse(given);
      if (!checked.success) return fail("invalid_input", { fields: fieldErrorsOf(checked.error, given) });
      const saved = savePolicy(desk, actor, {
        key,
        base_version: checked.data.version,
        policy: checked.data,
      });
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
  },
];
