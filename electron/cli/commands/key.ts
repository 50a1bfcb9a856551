import { issueRecoveryCode, recoverWithCode } from "#electron/use-cases/event/recover-keys";
import { ok } from "#shared/contract/error-codes";
import { UsageError } from "../arguments";
import type { CliCommand } from "../command";
import { protectorForCommandLine } from "../secret-protection";

/**
 * `key code|recover`: the recovery code of the event chain's key. The code goes in by standard input or DESK_RECOVERY_CODE,
 * never as an argument, which the history of a shell would keep.
 */
export const keyCommands: readonly CliCommand[] = [
  {
    kind: "act",
    words: ["key", "code"],
    usage: "key code",
    arguments: { min: 0, max: 0 },
    run: (desk, actor) => {
      const made = issueRecoveryCode(desk, actor);
      return made.ok ? ok({ recovery_code: made.value }) : made;
    },
  },
  {
    kind: "act",
    words: ["key", "recover"],
    usage: "key recover -",
    arguments: { min: 0, max: 1 },
    run: async (desk, actor, input, [from]) => {
      const typed =
        from === "-"
          ? Buffer.from(input.readStandardInput()).toString("utf8")
          : input.env["DESK_RECOVERY_CODE"];
      if (typed === undefined || (from !== undefined && from !== "-")) throw new UsageError("key recover -");
      return recoverWithCode(desk, actor, typed.trim(), await protectorForCommandLine());
    },
  },
];
