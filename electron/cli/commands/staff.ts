import { checked } from "#electron/use-cases/card/command-options";
import { listStaff } from "#electron/use-cases/staff/list-staff";
import { addStaff, updateStaff } from "#electron/use-cases/staff/save-staff";
import { staffInputSchema } from "#shared/contract/archive-channels";
import { fail, ok } from "#shared/contract/error-codes";
import type { CliCommand } from "../command";
import { readJsonArgument } from "../json-argument";

/** `staff add|list|show|update` (CLI.md). */
export const staffCommands: readonly CliCommand[] = [
  {
    kind: "act",
    words: ["staff", "add"],
    usage: 'staff add \'{"code":"E01","name":"…","roles":["engineer"]}\'|-',
    arguments: { min: 1, max: 1 },
    run: (desk, actor, input, [json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const fields = checked(staffInputSchema, read.value);
      return fields.ok ? addStaff(desk, actor, fields.value) : fields;
    },
  },
  {
    kind: "act",
    words: ["staff", "update"],
    usage: "staff update CODE JSON|-",
    arguments: { min: 2, max: 2 },
    run: (desk, actor, input, [code = "", json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const fields = checked(staffInputSchema.omit({ code: true }).partial(), read.value);
      return fields.ok ? updateStaff(desk, actor, { code, fields: fields.value }) : fields;
    },
  },
  {
    kind: "read",
    words: ["staff", "list"],
    usage: "staff list",
    arguments: { min: 0, max: 0 },
    run: (desk) => ok(listStaff(desk)),
  },
  {
    kind: "read",
    words: ["staff", "show"],
    usage: "staff show CODE",
    arguments: { min: 1, max: 1 },
    run: (desk, _input, [code = ""]) => {
      const person = listStaff(desk).find((candidate) => candidate.code === code);
      return person ? ok(person) : fail("not_found", { what: "staff", ref: code });
    },
  },
];
