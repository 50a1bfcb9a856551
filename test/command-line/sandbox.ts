import fs from "node:fs";
import path from "node:path";
import { type Answer, runDesk, temporaryFolder } from "./desk-process";

export interface EventAnswer {
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly on_behalf: string | null;
  readonly at: string;
  readonly entered_at: string;
  readonly late: boolean;
  readonly clock_flag: boolean;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export interface MilestoneAnswer {
  readonly milestone: string;
  readonly round: number;
  readonly state: string;
  readonly start_at: string | null;
  readonly due_at: string | null;
  readonly met_at: string | null;
  readonly paused_minutes: number;
  readonly explain: string;
}

/** The card as `card show --json` answers it; every other field of DOMAIN 3.1 by its name. */
export interface CardAnswer extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly no: string;
  readonly status: string;
  readonly version: number;
  readonly milestones: readonly MilestoneAnswer[];
  readonly events: readonly EventAnswer[];
}

export interface RefusalAnswer {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AskOptions {
  readonly as?: string;
  readonly stdin?: string | Uint8Array;
  readonly lang?: "zh" | "en";
}

type Fields = Readonly<Record<string, unknown>>;

/** Friday 2026-11-20, ten past nine in Beijing. */
export const FRIDAY_MORNING = "2026-11-20T09:10:00+08:00";

/** The example of CLI.md. */
export const EXAMPLE_CARD = {
  channel: "phone",
  requested_at: "2026-11-20T09:02:00+08:00",
  customer_name: "示例客户",
  contact: "示例联系人",
  phone: "12800000721",
  address: "示例市示例路 1 号",
  customer_level: "normal",
  model: "XQB-80",
  serial_no: "SN20260001",
  purchase_date: "2026-03-15",
  purchase_channel: "store",
  description: "脱水时异响并移动",
  customer_words: "一甩干就满屋跑",
  error_code: "E4",
  expectation: "尽快上门",
  fault_occurred_at: "2026-11-19T20:00:00+08:00",
  tried: "调平底脚无效",
} as const;

/** A training store in a folder of its own, worked on by one process per command. */
export interface Sandbox {
  readonly folder: string;
  /** Sets "now" (DESK_CLOCK), ISO with offset. */
  at(time: string): void;
  /** Any command with `--data`, `--json` and `--as`. */
  ask(args: readonly string[], options?: AskOptions): Promise<Answer>;
  /** The result of a command that must be done (exit 0). */
  result(args: readonly string[], options?: AskOptions): Promise<unknown>;
  /** The refusal of a command that must be refused (exit 1). */
  refusal(args: readonly string[], options?: AskOptions): Promise<RefusalAnswer>;
  create(as: string, fields?: Fields): Promise<CardAnswer>;
  act(as: string, no: string, action: string, payload?: Fields): Promise<CardAnswer>;
  refused(as: string, no: string, action: string, payload?: Fields): Promise<RefusalAnswer>;
  show(no: string): Promise<CardAnswer>;
  /** Writes a file beside the store and answers its path. */
  file(name: string, content: string | Uint8Array): string;
}

/** Makes a sandbox store by `init --sandbox`. */
export async function openSandbox(time: string = FRIDAY_MORNING): Promise<Sandbox> {
  const own = temporaryFolder();
  const folder = path.join(own, "data");
  const files = path.join(own, "files");
  fs.mkdirSync(files);
  let clock = time;
  const ask: Sandbox["ask"] = (args, options = {}) =>
    runDesk(
      [
        ...args,
        "--data",
        folder,
        "--json",
        ...(options.as === undefined ? [] : ["--as", options.as]),
        ...(options.lang === undefined ? [] : ["--lang", options.lang]),
      ],
      { env: { DESK_CLOCK: clock }, ...(options.stdin === undefined ? {} : { stdin: options.stdin }) },
    );
  const result: Sandbox["result"] = async (args, options) => done(args, await ask(args, options));
  const refusal: Sandbox["refusal"] = async (args, options) => refusedBy(args, await ask(args, options));
  const actArgs = (no: string, action: string) => ["card", "act", no, action, "-"];
  await result(["init", "--sandbox"]);
  return {
    folder,
    at: (next) => {
      clock = next;
    },
    ask,
    result,
    refusal,
    create: async (as, fields = EXAMPLE_CARD) =>
      cardOf(await result(["card", "create", "-"], { as, stdin: JSON.stringify(fields) })),
    act: async (as, no, action, payload = {}) =>
      cardOf(await result(actArgs(no, action), { as, stdin: JSON.stringify(payload) })),
    refused: (as, no, action, payload = {}) =>
      refusal(actArgs(no, action), { as, stdin: JSON.stringify(payload) }),
    show: async (no) => cardOf(await result(["card", "show", no])),
    file: (name, content) => {
      const file = path.join(files, name);
      fs.writeFileSync(file, content);
      return file;
    },
  };
}

function done(args: readonly string[], answer: Answer): unknown {
  if (answer.status !== 0) throw new Error(`desk ${args.join(" ")}: ${shortly(answer)}`);
  return answer.json;
}

function shortly({ status, stdout, stderr }: Answer): string {
  return `${status}\n${stdout.slice(0, 600)}\n${stderr.slice(0, 600)}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusedBy(args: readonly string[], answer: Answer): RefusalAnswer {
  const error = isRecord(answer.json) ? answer.json["error"] : undefined;
  if (answer.status !== 1 || !isRecord(error))
    throw new Error(`desk ${args.join(" ")} was not refused: ${shortly(answer)}`);
  const { code, message, details } = error;
  if (typeof code !== "string" || typeof message !== "string" || !isRecord(details))
    throw new Error(`not a refusal: ${answer.stdout}`);
  return { code, message, details };
}

function cardOf(value: unknown): CardAnswer {
  if (!isRecord(value) || typeof value["id"] !== "string" || !Array.isArray(value["events"]))
    throw new Error(`not a card: ${JSON.stringify(value)}`);
  // The tests look at the fields themselves; a wrong type shows there.
  return value as unknown as CardAnswer;
}

/** The rows of an archive's or list's answer. */
export function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const rows = Array.isArray(value) ? value : isRecord(value) ? value["rows"] : undefined;
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw new Error(`no rows: ${JSON.stringify(value)}`);
  return rows;
}

/** One milestone of a card, of the first round unless another is asked for. */
export function milestoneOf(card: CardAnswer, milestone: string, round = 1): MilestoneAnswer {
  const found = card.milestones.find((item) => item.milestone === milestone && item.round === round);
  if (!found) throw new Error(`no milestone ${milestone} in round ${round}`);
  return found;
}

/** `details.fields` of an `invalid_input`, as `field: code`. */
export function fieldCodes(refusal: RefusalAnswer): readonly string[] {
  const fields = refusal.details["fields"];
  if (!Array.isArray(fields)) throw new Error(`no fields: ${JSON.stringify(refusal)}`);
  return fields.map((item: { field: string; code: string }) => `${item.field}: ${item.code}`);
}
