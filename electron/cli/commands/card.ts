import fs from "node:fs";
import path from "node:path";
import { MAX_ATTACHMENT_BYTES } from "#electron/use-cases/attachment/photo-header";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { createCard } from "#electron/use-cases/card/create-card";
import { listCards } from "#electron/use-cases/card/list-cards";
import { showCard } from "#electron/use-cases/card/show-card";
import type { Desk } from "#electron/use-cases/desk";
import { cardJson } from "#shared/contract/card-json";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { jsonOf } from "#shared/contract/iso-json";
import type { CardDetail } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import { ACTIONS, ATTACHMENT_KINDS, isMember, STATUSES, type Status } from "#shared/domain/card/vocabulary";
import { flagOption, integerOption, stringOption, UsageError } from "../arguments";
import type { ActCommand, CliCommand, CommandInput, ReadCommand } from "../command";
import { readJsonArgument } from "../json-argument";

function cardResult(desk: Desk, input: CommandInput, result: Result<CardDetail>): Result<unknown> {
  if (!result.ok) return result;
  if (input.common.lang === "zh") return ok(cardJson(result.value, desk.settings().zone));
  const translated = showCard(desk, result.value.fields.id, input.common.lang);
  return translated.ok ? ok(cardJson(translated.value, desk.settings().zone)) : translated;
}

const create: ActCommand = {
  kind: "act",
  words: ["card", "create"],
  usage: "card create FILE|-",
  arguments: { min: 1, max: 1 },
  run: (desk, actor, input, [file]) => {
    const fields = readJsonArgument(file, input);
    return fields.ok ? cardResult(desk, input, createCard(desk, actor, { fields: fields.value })) : fields;
  },
};

const act: ActCommand = {
  kind: "act",
  words: ["card", "act"],
  usage: "card act NO ACTION [FILE|-]",
  arguments: { min: 2, max: 3 },
  run: (desk, actor, input, [ref = "", action = "", file]) => {
    if (!isMember(ACTIONS, action)) throw new UsageError(`card act: ${action}`);
    const payload = readJsonArgument(file, input);
    if (!payload.ok) return payload;
    return cardResult(desk, input, actOnCard(desk, actor, { ref, action, payload: payload.value }));
  },
};

const show: ReadCommand = {
  kind: "read",
  words: ["card", "show"],
  usage: "card show NO",
  arguments: { min: 1, max: 1 },
  run: (desk, input, [ref = ""]) => cardResult(desk, input, showCard(desk, ref, input.common.lang)),
};

function statusesOf(text: string | null): readonly Status[] | undefined {
  if (text === null) return undefined;
  const codes = text.split(",").filter((code) => code !== "");
  for (const code of codes) if (!isMember(STATUSES, code)) throw new UsageError(`--status ${code}`);
  return codes.filter((code): code is Status => isMember(STATUSES, code));
}

const MAX_LIST = 1_000_000;

const list: ReadCommand = {
  kind: "read",
  words: ["card", "list"],
  usage:
    "card list [--status S,S] [--search TEXT] [--from D --to D] [--overdue] [--assignee X] [--sort F] [--limit N] [--after CURSOR]",
  options: {
    status: { type: "string" },
    search: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    overdue: { type: "boolean" },
    assignee: { type: "string" },
    sort: { type: "string" },
    limit: { type: "string" },
    after: { type: "string" },
  },
  arguments: { min: 0, max: 0 },
  run: (desk, { parsed, actor }) => {
    const listed = listCards(desk, actor, {
      status: statusesOf(stringOption(parsed, "status")),
      search: stringOption(parsed, "search") ?? undefined,
      from: stringOption(parsed, "from") ?? undefined,
      to: stringOption(parsed, "to") ?? undefined,
      overdue: flagOption(parsed, "overdue"),
      assignee: stringOption(parsed, "assignee") ?? undefined,
      sort: stringOption(parsed, "sort") ?? undefined,
      limit: integerOption(parsed, "limit", { min: 1, max: MAX_LIST }) ?? undefined,
      after: stringOption(parsed, "after") ?? undefined,
    });
    if (!listed.ok) return listed;
    const { zone } = desk.settings();
    const { rows, total, next } = listed.value;
    return ok({ rows: rows.map((row) => jsonOf(row, zone)), total, next });
  },
};

function attach(
  desk: Desk,
  actor: Actor,
  input: CommandInput,
  [ref = "", file = ""]: readonly string[],
): Result<unknown> {
  const kind = stringOption(input.parsed, "kind");
  if (kind === null || !isMember(ATTACHMENT_KINDS, kind)) throw new UsageError(`--kind ${kind ?? ""}`);
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return fail("not_found", { what: "file", ref: file });
  if (stat.size > MAX_ATTACHMENT_BYTES)
    return fail("invalid_input", { fields: [{ field: "file", code: "too_large" }] });
  const attached = attachFile(desk, actor, {
    ref,
    name: path.basename(file),
    kind,
    consent: flagOption(input.parsed, "consent"),
    bytes: fs.readFileSync(file),
  });
  return attached.ok ? ok(jsonOf(attached.value, desk.settings().zone)) : attached;
}

const attachCommand: ActCommand = {
  kind: "act",
  words: ["card", "attach"],
  usage: "card attach NO FILE --kind photo|signed_scan|document [--consent]",
  options: { kind: { type: "string" }, consent: { type: "boolean" } },
  arguments: { min: 2, max: 2 },
  run: attach,
};

/** `card …` (CLI.md). */
export const cardCommands: readonly CliCommand[] = [create, act, show, list, attachCommand];
