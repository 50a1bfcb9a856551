import { checked } from "#electron/use-cases/card/command-options";
import { addCustomer } from "#electron/use-cases/customer/add-customer";
import { listCustomers } from "#electron/use-cases/customer/list-customers";
import { showCustomer } from "#electron/use-cases/customer/show-customer";
import { updateCustomer } from "#electron/use-cases/customer/update-customer";
import { customerInputSchema } from "#shared/contract/channels";
import { ok } from "#shared/contract/error-codes";
import { jsonOf } from "#shared/contract/iso-json";
import { integerOption, stringOption } from "../arguments";
import type { CliCommand } from "../command";
import { readJsonArgument } from "../json-argument";

/** `customer add|list|show|update` (CLI.md "Archives"). */
export const customerCommands: readonly CliCommand[] = [
  {
    kind: "act",
    words: ["customer", "add"],
    usage: "customer add JSON|-",
    arguments: { min: 1, max: 1 },
    run: (desk, actor, input, [json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const fields = checked(customerInputSchema, read.value);
      if (!fields.ok) return fields;
      const added = addCustomer(desk, actor, fields.value);
      return added.ok ? ok(jsonOf(added.value, desk.settings().zone)) : added;
    },
  },
  {
    kind: "act",
    words: ["customer", "update"],
    usage: "customer update ID JSON|-",
    arguments: { min: 2, max: 2 },
    run: (desk, actor, input, [id = "", json]) => {
      const read = readJsonArgument(json, input);
      if (!read.ok) return read;
      const { version, ...sent } = read.value;
      const fields = checked(customerInputSchema.partial(), sent);
      if (!fields.ok) return fields;
      const updated = updateCustomer(desk, actor, {
        id,
        fields: fields.value,
        ...(typeof version === "number" ? { version } : {}),
      });
      return updated.ok ? ok(jsonOf(updated.value, desk.settings().zone)) : updated;
    },
  },
  {
    kind: "read",
    words: ["customer", "list"],
    usage: "customer list [--search TEXT] [--limit N]",
    options: { search: { type: "string" }, limit: { type: "string" } },
    arguments: { min: 0, max: 0 },
    run: (desk, { parsed }) => {
      const { rows } = listCustomers(desk, {
        search: stringOption(parsed, "search") ?? undefined,
        limit: integerOption(parsed, "limit", { min: 1, max: 10_000 }) ?? undefined,
      });
      const { zone } = desk.settings();
      return ok(rows.map((row) => jsonOf(row, zone)));
    },
  },
  {
    kind: "read",
    words: ["customer", "show"],
    usage: "customer show ID",
    arguments: { min: 1, max: 1 },
    run: (desk, _input, [id = ""]) => {
      const shown = showCustomer(desk, id);
      if (!shown.ok) return shown;
      const { zone } = desk.settings();
      const { customer, devices, history } = shown.value;
      return ok({ ...jsonOf(customer, zone), devices, history: history.map((row) => jsonOf(row, zone)) });
    },
  },
];
