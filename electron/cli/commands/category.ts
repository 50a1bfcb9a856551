import { listFaultCategories } from "#electron/use-cases/fault-category/fault-categories";
import { ok } from "#shared/contract/error-codes";
import type { CliCommand } from "../command";

/** `category list` (CLI.md `fault_category`). */
export const categoryCommands: readonly CliCommand[] = [
  {
    kind: "read",
    words: ["category", "list"],
    usage: "category list",
    arguments: { min: 0, max: 0 },
    run: (desk) => ok(listFaultCategories(desk)),
  },
];
