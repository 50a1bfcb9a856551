import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import type { ElectronApplication, Page } from "playwright";
import * as z from "zod";
import { saveView } from "#electron/use-cases/view/saved-views";
import { channels } from "#shared/contract/channels";
import { accepted, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { type OpenDesk, openDesk } from "#test/e2e/open-desk";
import type { Answers, Bombardment, Shape } from "./hostile-inputs";
import { type TortureRow, tortured } from "./torture-row";

/** From here on single strings are 10 MB long. */
const LONG_FORM = 1000;

/**
 * What the program writes by itself while a window is open (deadlines that pass, what was told), and who tried to sign
 * in: no page does that.
 */
const WRITTEN_BY_MAIN = [
  "milestone",
  "figure_clock",
  "card_grid",
  "notice",
  "notice_reader",
  "setting",
  "audit_entry",
  "audit_head",
  "credential",
];

const EXAMPLE_VIEW = { name: "今天要盯的", filter: {}, sort: [], hidden_columns: [], density: null };

/** What a clerk may write, with all that hangs on it; everything else belongs to other people. */
const WRITTEN_BY_CLERKS = [
  "card",
  "card_event",
  "card_figure",
  "card_rework",
  "card_wait",
  "chain_head",
  "customer",
  "customer_key",
  "device",
  "ledger_card",
  "ledger_change",
  "ledger_entry",
  "model",
  "number_counter",
  "operation",
  "proposal_decision",
];

/** Tables of which a clerk may write some rows: the condition of all others. */
const NOT_OF_CLERKS: Readonly<Record<string, string>> = { saved_view: `"owner" IS NOT 'clerk1'` };

/** A sum over each table that is not named, of the rows that the conditions let through. */
function digest(
  { store }: OpenDesk,
  except: readonly string[],
  conditions: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const { sqlite } = store.desk.store;
  const tables = sqlite
    .prepare(
      `SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'
         AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE '%_search_%' ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
  const sums = tables
    .filter((table) => !except.includes(table))
    .map((table) => {
      const hash = createHash("sha256");
      const rows = sqlite.prepare(`SELECT * FROM "${table}" WHERE ${conditions[table] ?? "1"}`);
      for (const row of rows.raw().iterate()) {
        hash.update(JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? `${value}` : value)));
      }
      return [table, hash.digest("hex")];
    });
  return Object.fromEntries(sums);
}

/** The file that makes the inputs, as a program for the page. */
function inputsProgram(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(import.meta.dirname, "hostile-inputs.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "hostileInputs",
    logLevel: "error",
  });
  // Declared inside of a function it would be gone after it.
  return `${outputFiles[0]?.text ?? ""}; globalThis.hostileInputs = hostileInputs;`;
}

function shapeOf(name: keyof typeof channels): Shape {
  return z.toJSONSchema(channels[name].input, { io: "input", unrepresentable: "any" }) as Shape;
}

/** Sends hostile inputs to a channel from the page itself. */
async function bombard(page: Page, program: string, of: Bombardment): Promise<Answers> {
  await page.evaluate(program);
  return page.evaluate((order) => {
    const { bombard: send } = Reflect.get(globalThis, "hostileInputs") as {
      bombard(order: Bombardment): Promise<Answers>;
    };
    return send(order);
  }, of);
}

const LEAVING: ReadonlySet<string> = new Set([
  "session.change_secret",
  "session.sign_in",
  "session.lock",
  "session.sign_out",
]);

/** Nobody is there to answer a dialog, of a file or of a printer; as if every one were cancelled. */
async function cancelDialogs(desk: ElectronApplication): Promise<void> {
  await desk.evaluate(({ app, dialog }) => {
    const cancelled = async () => ({ canceled: true, filePath: "", filePaths: [] });
    Object.assign(dialog, { showSaveDialog: cancelled, showOpenDialog: cancelled });
    app.on("web-contents-created", (_event, contents) => {
      contents.print = (_options, done) => done?.(false, "Print job canceled");
    });
  });
}

/** Leaving is last: until then somebody is signed in. */
export const CHANNEL_NAMES = (Object.keys(channels) as (keyof typeof channels)[]).toSorted(
  (a, b) => Number(LEAVING.has(a)) - Number(LEAVING.has(b)),
);

function failuresInLog(folder: string): readonly string[] {
  const log = fs.readFileSync(path.join(folder, "logs", "desk.log"), "utf8");
  return log.split("\n").filter((line) => line.includes('"call.failed"') || line.includes('"main.fatal"'));
}

export interface HostilePage {
  /** Who is at the desk; null = nobody. Of a supervisor, who may write nearly everything, only the answers count. */
  readonly person: { readonly name: string; readonly code: "clerk1" | "sup1" } | null;
  /** For each channel. */
  readonly inputs: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Who was at the desk is there again: a call that was taken for a lock or an idle quarter must not shorten the rest. */
async function signInAgain(page: Page, code: string): Promise<void> {
  await page.evaluate(async (who) => {
    const desk = Reflect.get(globalThis, "desk") as {
      call(name: string, input: unknown): Promise<{ ok: boolean }>;
    };
    const seen = await desk.call("card.counts", {});
    if (!seen.ok) await desk.call("session.sign_in", { code: who });
  }, code);
}

interface Heard {
  /** Answers of each kind. */
  readonly counts: Record<string, number>;
  /** What must not be, in words. */
  readonly faults: string[];
}

async function bombardAll(
  { page }: OpenDesk,
  { person, inputs, onProgress }: HostilePage,
  plausible: readonly unknown[],
): Promise<Heard> {
  const heard: Heard = { counts: {}, faults: [] };
  const program = inputsProgram();
  const large = inputs >= LONG_FORM ? 10_000_000 : 1_000_000;
  for (const [n, channel] of CHANNEL_NAMES.entries()) {
    if (person !== null) await signInAgain(page, person.code);
    const order = { channel, shape: shapeOf(channel), plausible, inputs, seed: n + 1, large };
    const { counts, strange } = await bombard(page, program, order);
    for (const [kind, count] of Object.entries(counts))
      heard.counts[kind] = (heard.counts[kind] ?? 0) + count;
    heard.faults.push(...strange);
    onProgress?.((n + 1) * inputs, CHANNEL_NAMES.length * inputs);
  }
  return heard;
}

/** Tables that the person at the desk must not have changed; of a supervisor none. */
function forbiddenTables(desk: OpenDesk, person: HostilePage["person"]): Readonly<Record<string, string>> {
  if (person?.code === "sup1") return {};
  return person === null
    ? digest(desk, WRITTEN_BY_MAIN)
    : digest(desk, [...WRITTEN_BY_MAIN, ...WRITTEN_BY_CLERKS], NOT_OF_CLERKS);
}

/**
 * A page that sends to every channel what no form of ours would send (SAFETY 1, hostile renderer): each call is
 * answered by a value or a refusal with a code, the program lives, nothing is logged as its own slip, and nothing is
 * written that the person at the desk may not write. Tries are calls; lost are tables that changed and must not have,
 * corrupt are channels with a strange answer and failures.
 */
export async function hostilePage(options: HostilePage): Promise<TortureRow & Heard> {
  const { person, inputs } = options;
  let heard: Heard = { counts: {}, faults: [] };
  const row = await tortured(`hostile page, ${person?.code ?? "nobody"} signed in`, async () => {
    const plausible: unknown[] = ["clerk1", "2026-11", "2026-11-20", "2026-11-20T09:30:00+08:00", "一句话"];
    const desk = await openDesk({
      person: person?.name ?? null,
      fill: ({ create, desk: filled, as }) => {
        const { id, no, customer_id } = create("clerk1", EXAMPLE_CARD).fields;
        plausible.push(id, no, customer_id);
        for (const shared of [true, false])
          plausible.push(accepted(saveView(filled, as("sup1"), { ...EXAMPLE_VIEW, shared })).id);
      },
    });
    await cancelDialogs(desk.app);
    const before = forbiddenTables(desk, person);
    heard = await bombardAll(desk, options, plausible);
    const after = forbiddenTables(desk, person);
    const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
    // It is still there, and answers as before.
    const state = await desk.page.evaluate(() => Reflect.get(globalThis, "desk").call("app.state", {}));
    if ((state as { ok: boolean }).ok !== true) heard.faults.push(`app.state ${JSON.stringify(state)}`);
    heard.faults.push(...failuresInLog(desk.folder));
    const corrupt = heard.faults.length;
    heard.faults.push(...changed.map((table) => `changed ${table}`));
    await desk.close();
    return { tries: CHANNEL_NAMES.length * inputs, lost: changed.length, corrupt };
  });
  for (const fault of heard.faults) console.log(`hostile page: ${fault}`);
  return { ...row, ...heard };
}

/**
 * The same from a frame that is not ours, with our own bridge in it: every call is `forbidden`, nothing is written.
 * Tries are calls; lost are answers of any other kind.
 */
export function wrongFrame(inputs: number): Promise<TortureRow> {
  return tortured("hostile page, a frame that is not ours", async () => {
    const desk = await openDesk({ person: "陶然", fill: ({ create }) => create("clerk1", EXAMPLE_CARD) });
    const before = digest(desk, WRITTEN_BY_MAIN);
    const program = inputsProgram();
    const orders = CHANNEL_NAMES.map((channel, n) => ({
      channel,
      shape: shapeOf(channel),
      plausible: ["clerk1"],
      inputs,
      seed: n + 1,
      large: 10_000,
    }));
    const preload = path.resolve(import.meta.dirname, "..", "..", "dist", "main", "preload.cjs");
    const counts = await desk.app.evaluate(
      async ({ BrowserWindow }, { file, code, sent }) => {
        const webPreferences = { preload: file, sandbox: true, contextIsolation: true };
        const window = new BrowserWindow({ show: false, webPreferences });
        await window.loadURL("data:text/html,<p>elsewhere");
        await window.webContents.executeJavaScript(code);
        const all: Record<string, number> = {};
        for (const order of sent) {
          const send = `hostileInputs.bombard(${JSON.stringify(order)})`;
          const answers = (await window.webContents.executeJavaScript(send)) as Answers;
          for (const [kind, count] of Object.entries(answers.counts)) all[kind] = (all[kind] ?? 0) + count;
        }
        window.destroy();
        return all;
      },
      { file: preload, code: `${program}; null`, sent: orders },
    );
    const tries = CHANNEL_NAMES.length * inputs;
    const changed = JSON.stringify(digest(desk, WRITTEN_BY_MAIN)) !== JSON.stringify(before);
    await desk.close();
    return { tries, lost: tries - (counts["forbidden"] ?? 0), corrupt: changed ? 1 : 0 };
  });
}
