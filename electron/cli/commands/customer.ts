import * as z from "zod";
import { checked } from "#electron/use-cases/card/command-options";
import { addCustomer } from "#electron/use-cases/customer/add-customer";
import { listCustomers } from "#electron/use-cases/customer/list-customers";
import { showCustomer } from "#electron/use-cases/customer/show-customer";
import { updateCustomer } from "#electron/use-cases/customer/update-customer";
import type { Desk } from "#electron/use-cases/desk";
import { customerInputSchema } from "#shared/contract/archive-channels";
import { ok, type Result } from "#shared/contract/error-codes";
import { jsonOf } from "#shared/contract/iso-json";
import type { CustomerView } from "#shared/contract/views";
import { requiredLine } from "#shared/domain/card/field-types";
import { integerOption, stringOption } from "../arguments";
import type { CliCommand } from "../command";
import { readJsonArgument } from "../json-argument";

const { name, ...otherFields } = customerInputSchema.shape;
const byOwnName = z.strictObject({ name, ...otherFields });
/** The name under DOMAIN's word for it, as on the card; `name`, as in the other archives, is taken too. */
const byDomainName = z.strictObject({ customer_name: requiredLine, ...otherFields });

function sentFields(sent: Readonly<Record<string, unknown>>): Result<z.output<typeof customerInputSchema>> {
  if ("name" in sent) return checked(byOwnName, sent);
  const fields = checked(byDomainName, sent);
  if (!fields.ok) return fields;
  const { customer_name, ...rest } = fields.value;
  return ok({ ...rest, name: customer_name });
}

const change = byDomainName
  .partial()
  .extend({ name: name.optional(), version: z.int().nonnegative().optional() });

function customerJson(desk: Desk, customer: CustomerView): Record<string, unknown> {
  const { id, ...rest } = customer;
  return { id, customer_name: customer.name, ...jsonOf(rest, desk.settings().zone) };
}

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
      const fields = sentFields(read.value);
      if (!fields.ok) return fields;
      const added = addCustomer(desk, actor, fields.value);
      return added.ok ? ok(customerJson(desk, added.value)) : added;
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
      const fields = checked(change, read.value);
      if (!fields.ok) return fields;
      const { version, customer_name, ...rest } = fields.value;
      const updated = updateCustomer(desk, actor, {
        id,
        version,
        fields: customer_name === undefined ? rest : { ...rest, name: customer_name },
      });
      return updated.ok ? ok(customerJson(desk, updated.value)) : updated;
    },
  },
  {
    kind: "read",
    words: ["customer", "list"],
    usage: "customer list [--search TEXT] [--limit N]",
    options: { search: { type: "string" }, limit: { type: "string" } },
    arguments: { min: 0, max: 0 },
    run: (desk, { parsed, actor }) => {
      const { rows } = listCustomers(desk, actor, {
        search: stringOption(parsed, "search") ?? undefined,
        limit: integerOption(parsed, "limit", { min: 1, max: 10_000 }) ?? undefined,
      });
      return ok(rows.map((row) => customerJson(desk, row)));
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
      return ok({
        ...customerJson(desk, customer),
        devices,
        history: history.map((row) => jsonOf(row, zone)),
      });
    },
  },
];
