import * as z from "zod";
import { checked } from "#electron/use-cases/card/command-options";
import { addModel } from "#electron/use-cases/model/add-model";
import { listModels } from "#electron/use-cases/model/list-models";
import { updateModel } from "#electron/use-cases/model/update-model";
import { modelInputSchema } from "#shared/contract/archive-channels";
import { fail, ok } from "#shared/contract/error-codes";
import { integerOption, stringOption } from "../arguments";
import type { CliCommand } from "../command";
import { readJsonArgument } from "../json-argument";

const ALL_MODELS = 1_000_000;
const change = modelInputSchema.partial().extend({ version: z.int().nonnegative().optional() });

/** `model add|list|show|update` (CLI.md "Archives"); ID is the id or the code. */
export const modelCommands: readonly CliCommand[] = [
  {
    kind: "act",
    words: ["model", "add"],
    usage: "model add JSON|-",
    arguments: { min: 1, max: 1 },
    run: (desk, actor, input, [json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const fields = checked(modelInputSchema, read.value);
      return fields.ok ? addModel(desk, actor, fields.value) : fields;
    },
  },
  {
    kind: "act",
    words: ["model", "update"],
    usage: "model update ID JSON|-",
    arguments: { min: 2, max: 2 },
    run: (desk, actor, input, [id = "", json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const fields = checked(change, read.value);
      if (!fields.ok) return fields;
      const { version, ...changed } = fields.value;
      return updateModel(desk, actor, { id, fields: changed, version });
    },
  },
  {
    kind: "read",
    words: ["model", "list"],
    usage: "model list [--search TEXT] [--limit N]",
    options: { search: { type: "string" }, limit: { type: "string" } },
    arguments: { min: 0, max: 0 },
    run: (desk, { parsed }) =>
      ok(
        listModels(desk, {
          search: stringOption(parsed, "search") ?? undefined,
          limit: integerOption(parsed, "limit", { min: 1, max: ALL_MODELS }) ?? ALL_MODELS,
        }).rows,
      ),
  },
  {
    kind: "read",
    words: ["model", "show"],
    usage: "model show ID",
    arguments: { min: 1, max: 1 },
    run: (desk, _input, [ref = ""]) => {
      const model = listModels(desk, { limit: ALL_MODELS }).rows.find(
        (row) => row.id === ref || row.code === ref,
      );
      return model ? ok(model) : fail("not_found", { what: "model", ref });
    },
  },
];
