import { useLayers } from "../ui/layers";
import { runHandlers } from "./command-handlers";
import { COMMAND_IDS, COMMANDS, type CommandId } from "./command-table";

const BY_CHORD: ReadonlyMap<string, CommandId> = new Map(
  COMMAND_IDS.filter((id) => !COMMANDS[id].listedOnly).flatMap((id) =>
    COMMANDS[id].shortcuts.map((chord) => [chord, id] as const),
  ),
);

/** The command that a chord stands for. */
export function commandOfChord(chord: string): CommandId | null {
  return BY_CHORD.get(chord) ?? null;
}

/** Runs a command: the newest handler of the top layer, else what the table says; false = nothing happened. */
export function performCommand(id: CommandId): boolean {
  const command = COMMANDS[id];
  if (command.allowed?.() === false) return false;
  if (runHandlers(id, command.aboveDialogs)) return true;
  if (useLayers.getState().top > 0 && !command.aboveDialogs) return false;
  return command.perform?.() ?? false;
}
