import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { CLOSING_LIST } from "#electron/use-cases/closing/closing-snapshot";
import { planClosingList } from "#electron/use-cases/closing/plan-closing-list";
import type { Desk } from "#electron/use-cases/desk";
import { printToFile } from "#electron/use-cases/print/print-to-file";
import { planToFile } from "#electron/use-cases/report/report-to-file";
import type { Result } from "#shared/contract/error-codes";
import { PAPER_CODES } from "#shared/documents/layout/papers";
import { documentKind } from "#shared/documents/templates/document-registry";
import { parseLocalDate } from "#shared/domain/calendar/local-day";
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
  if (code === CLOSING_LIST) {
    if (blank || numbers.length > 0 || (paper ?? "a4") !== "a4")
      throw new UsageError(`print ${CLOSING_LIST} [--day YYYY-MM-DD] --out FILE.pdf`);
    return closingList(desk, actor, input, out);
  }
  if (stringOption(parsed, "day") !== null) throw new UsageError(`--day: ${code}`);
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

/** The day's list; it has no cards to be named, only its day. */
async function closingList(
  desk: Desk,
  actor: Actor,
  { parsed }: CommandInput,
  file: string,
): Promise<Result<unknown>> {
  const day = stringOption(parsed, "day") ?? undefined;
  if (day !== undefined && parseLocalDate(day) === null) throw new UsageError(`--day ${day}`);
  if (!/\.pdf$/i.test(file)) throw new UsageError("--out FILE.pdf");
  const plan = planClosingList(desk, actor, { day, copy: flagOption(parsed, "copy") });
  if (!plan.ok) return plan;
  const printing = new PrintService({ workerPath: printWorkerFile });
  try {
    return await planToFile(desk, actor, printing, { plan: plan.value, file });
  } finally {
    await printing.close();
  }
}

const MAX_NUMBERS = 1001;

/**
 * `print CODE [NO…] [--blank] [--copy] --out FILE.pdf` (CLI.md, DOMAIN 7), and `print closing_list [--day D]`, whose
 * list belongs to a day (SAFETY 6).
 */
export const printCommand: ActCommand = {
  kind: "act",
  words: ["print"],
  usage:
    "print CODE [NO…] [--blank] [--copy] [--masked] [--paper a4|a5|241x140|…] --out FILE.pdf · print closing_list [--day YYYY-MM-DD] --out FILE.pdf",
  options: {
    blank: { type: "boolean" },
    copy: { type: "boolean" },
    masked: { type: "boolean" },
    paper: { type: "string" },
    day: { type: "string" },
    out: { type: "string" },
  },
  arguments: { min: 1, max: MAX_NUMBERS },
  run: print,
};
