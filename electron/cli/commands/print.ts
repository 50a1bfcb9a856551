import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import type { Desk } from "#electron/use-cases/desk";
import { printToFile } from "#electron/use-cases/print/print-to-file";
import type { Result } from "#shared/contract/error-codes";
import { PAPER_CODES } from "#shared/documents/layout/papers";
import { documentKind } from "#shared/documents/templates/document-registry";
import type { Actor } from "#shared/domain/card/decision";
import { isMember } from "#shared/domain/card/vocabulary";
import { flagOption, stringOption, UsageError } from "../arguments";
import type { ActCommand, CommandInput } from "../command";

async function print(
  desk: Desk,
  actor: Actor,
  input: CommandInput,
  [code = "", ...numbers]: readonly string[],
): Promise<Result<unknown>> {
  const { parsed } = input;
  const out = stringOption(parsed, "out");
  const paper = stringOption(parsed, "paper") ?? undefined;
  if (!documentKind(code)) throw new UsageError(`print: ${code}`);
  if (out === null) throw new UsageError("--out FILE.pdf");
  if (paper !== undefined && !isMember(PAPER_CODES, paper)) throw new UsageError(`--paper ${paper}`);
  const blank = flagOption(parsed, "blank");
  if (blank === numbers.length > 0)
    throw new UsageError(blank ? "print CODE --blank --out FILE.pdf" : "print CODE NO…");
  const printing = new PrintService({ workerPath: printWorkerFile });
  try {
    return await printToFile(desk, actor, printing, {
      document: code,
      cards: numbers,
      blank: blank ? 1 : 0,
      copy: flagOption(parsed, "copy"),
      masked: flagOption(parsed, "masked"),
      paper,
      file: out,
    });
  } finally {
    await printing.close();
  }
}

const MAX_NUMBERS = 1001;

/** `print CODE [NO…] [--blank] [--copy] --out FILE.pdf` (CLI.md, DOMAIN 7). */
export const printCommand: ActCommand = {
  kind: "act",
  words: ["print"],
  usage: "print CODE [NO…] [--blank] [--copy] [--masked] [--paper a4|a5|241x140|…] --out FILE.pdf",
  options: {
    blank: { type: "boolean" },
    copy: { type: "boolean" },
    masked: { type: "boolean" },
    paper: { type: "string" },
    out: { type: "string" },
  },
  arguments: { min: 1, max: MAX_NUMBERS },
  run: print,
};
