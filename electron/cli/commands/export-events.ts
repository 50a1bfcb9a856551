import { exportEvents } from "#electron/use-cases/event/export-events";
import { flagOption, stringOption, UsageError } from "../arguments";
import type { ActCommand, CommandInput } from "../command";

function dayOption(input: CommandInput, name: string): string | undefined {
  const day = stringOption(input.parsed, name);
  if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`--${name} ${day}`);
  return day ?? undefined;
}

/** `export events --out FILE.xlsx|.csv` (CLI.md): the log with the sums of its chain. */
export const exportEventsCommand: ActCommand = {
  kind: "act",
  words: ["export", "events"],
  usage: "export events --out FILE.xlsx|.csv [--card NO] [--from D --to D] [--masked]",
  options: {
    out: { type: "string" },
    card: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    masked: { type: "boolean" },
  },
  arguments: { min: 0, max: 0 },
  run: (desk, actor, input) => {
    const file = stringOption(input.parsed, "out");
    if (file === null) throw new UsageError("--out FILE.xlsx|.csv");
    return exportEvents(desk, actor, {
      file,
      masked: flagOption(input.parsed, "masked"),
      card: stringOption(input.parsed, "card") ?? undefined,
      from: dayOption(input, "from"),
      to: dayOption(input, "to"),
    });
  },
};
