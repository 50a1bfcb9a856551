import type { CliCommand } from "./command";
import { backupCommands } from "./commands/backup";
import { calendarCommands } from "./commands/calendar";
import { cardCommands } from "./commands/card";
import { categoryCommands } from "./commands/category";
import { customerCommands } from "./commands/customer";
import { exportEventsCommand } from "./commands/export-events";
import { initCommand } from "./commands/init";
import { keyCommands } from "./commands/key";
import { modelCommands } from "./commands/model";
import { policyCommands } from "./commands/policy";
import { printCommand } from "./commands/print";
import { reportCommand } from "./commands/report";
import { staffCommands } from "./commands/staff";
import { surveyCommand } from "./commands/survey";
import { verifyCommand } from "./commands/verify";

/** Every command, in the order of CLI.md. */
export const COMMANDS: readonly CliCommand[] = [
  initCommand,
  ...staffCommands,
  ...customerCommands,
  ...modelCommands,
  ...categoryCommands,
  ...policyCommands,
  ...cardCommands,
  surveyCommand,
  printCommand,
  reportCommand,
  ...backupCommands,
  verifyCommand,
  exportEventsCommand,
  ...keyCommands,
  ...calendarCommands,
];
