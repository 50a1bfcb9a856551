import { dataFolderAt } from "#electron/db/data-folder";
import { secretsFolderOf } from "#electron/db/secret-files";
import type { Desk } from "#electron/use-cases/desk";
import { actorForCommandLine } from "#electron/use-cases/session/command-line-actor";
import { secretKeeping } from "#electron/use-cases/session/secret-keeping";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { CommandInput } from "./command";
import { protectorForCommandLine } from "./secret-protection";

/**
 * Who is at it: `--as` with the PIN of `DESK_PIN`, and `DESK_PASSWORD` for what leaves the store (CLI.md). Null = nobody
 * was named, and there are several.
 */
export function personAtCommandLine(
  desk: Desk,
  input: CommandInput,
  isExport = false,
): Promise<Result<Actor | null>> {
  // A backup is asked with the secrets of the folder that it is to be restored into.
  const secretsFolder = secretsFolderOf(dataFolderAt(input.dataFolder).database);
  return actorForCommandLine(
    desk,
    { ...secretKeeping(protectorForCommandLine), secretsFolder },
    {
      code: input.common.as,
      pin: input.env["DESK_PIN"],
      password: input.env["DESK_PASSWORD"],
      isExport,
    },
  );
}
