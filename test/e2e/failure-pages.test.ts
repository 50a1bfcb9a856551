import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { ElectronApplication, Page } from "playwright";
import { expect, onTestFinished, test, vi } from "vitest";
import { holdAlone } from "#electron/db/backup/store-lock";
import { dataFolderAt } from "#electron/db/data-folder";
import { latestVersion } from "#electron/db/migrate";
import { MIGRATIONS } from "#electron/db/migrations/all";
import { createStore } from "#electron/db/open";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { closedStore } from "./closed-store";
import { fillDiskForOpening } from "./full-disk";
import { MORNING, signIn } from "./open-desk";
import { gridRow } from "./screens";

/** What a page of a failed start must say: what happened, what is safe, what to do (SAFETY 4). */
interface Said {
  readonly what: string;
  readonly kept: string;
  readonly todo: string;
}

const READ_ONLY: Said = { what: "资料文件夹只能读", kept: "资料没有动。", todo: "去掉文件夹的只读" };
const BUSY: Said = { what: "资料正被别的程序占用", kept: "资料没有动。", todo: "关掉别的窗口" };
const FULL: Said = {
  what: "磁盘满了，资料打不开",
  kept: "磁盘满不是损坏，已存的资料都在，什么都没有删。",
  todo: "清出 200 MB，再试一次。",
};
const UNSUPPORTED: Said = {
  what: "资料不能放在这里",
  kept: "什么都没有动。",
  todo: "把整个资料文件夹搬到本机硬盘的普通文件夹",
};
const DAMAGED: Said = {
  what: "资料文件有损坏的地方",
  kept: "原文件没有动，也不会被删。",
  todo: "从最近的备份恢复。",
};
const GONE: Said = {
  what: "找不到资料文件夹",
  kept: "没有新建空的门店，原来的资料在哪里还在哪里。",
  todo: "插好 U 盘或移动硬盘",
};

/** Values of the example card that no diagnostics may hold. */
const PERSONAL = [EXAMPLE_CARD.customer_name, EXAMPLE_CARD.contact, EXAMPLE_CARD.phone, EXAMPLE_CARD.address];

async function isSaid(page: Page, { what, kept, todo }: Said, folder: string): Promise<void> {
  await page.getByRole("heading", { name: what }).waitFor();
  await page.getByText(kept).waitFor();
  await page.getByText(todo).waitFor();
  await page.getByText(folder, { exact: true }).waitFor();
  for (const name of ["恢复备份", "换文件夹", "再试一次", "复制诊断"])
    await page.getByRole("button", { name }).waitFor();
  expect(await page.getByRole("button", { name: /删|清空|新建|重建/ }).count()).toBe(0);
}

/** The diagnostics name the program, the folder and the failure, and nobody. */
async function diagnosed(app: ElectronApplication, page: Page, folder: string, code: string): Promise<void> {
  await page.getByRole("button", { name: "复制诊断" }).click();
  await page.getByText("诊断已复制").waitFor();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  for (const word of [folder, "Electron", "store.not_opened", `${code}:`]) expect(copied).toContain(word);
  for (const personal of PERSONAL) expect(copied).not.toContain(personal);
}

function retry(page: Page): Promise<void> {
  return page.getByRole("button", { name: "再试一次" }).click();
}

function digest(file: string): string {
  return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}

test("read-only: a store that has to be updated there is not touched, and opens once it can be written", async () => {
  const fixture = await openDeskFixture();
  const folder = path.join(fixture.folder, "older");
  const made = await createStore({ folder, now: Date.now, migrations: MIGRATIONS.slice(0, -1) });
  if (!made.ok) throw new Error(made.code);
  made.store.close();
  const file = path.join(folder, "desk.sqlite");
  fs.chmodSync(file, 0o444);
  const before = digest(file);
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, READ_ONLY, folder);
  await diagnosed(app, page, folder, "read_only");
  await retry(page);
  await isSaid(page, READ_ONLY, folder);
  expect(digest(file)).toBe(before);
  fs.chmodSync(file, 0o644);
  await retry(page);
  await page.getByRole("heading", { name: READ_ONLY.what }).waitFor({ state: "detached" });
  const opened = new Database(file, { readonly: true });
  onTestFinished(() => {
    opened.close();
  });
  expect(opened.pragma("user_version", { simple: true })).toBe(latestVersion(MIGRATIONS));
  // The file as it was lies among the backups.
  expect(
    fs.readdirSync(path.join(folder, "backups")).filter((name) => name.includes("-migration-")),
  ).toHaveLength(2);
});

test("locked by another program: said as such, and opened when it lets go", async () => {
  const { folder, file } = await closedStore();
  const before = digest(file);
  const other = holdAlone(dataFolderAt(folder).lock);
  expect(other).not.toBeNull();
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, BUSY, folder);
  await diagnosed(app, page, folder, "busy");
  expect(digest(file)).toBe(before);
  other?.release();
  await retry(page);
  await signIn(page, "陶然");
  await gridRow(page, "1120-0001").waitFor();
});

test("disk full at the start is told as full, never as damaged; with room it opens as it was", async () => {
  const { folder, file } = await closedStore();
  // Nothing may be opened before the disk is full: another program holds the store that long.
  const other = holdAlone(dataFolderAt(folder).lock);
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, BUSY, folder);
  const before = digest(file);
  const makeRoom = await fillDiskForOpening(app);
  other?.release();
  await retry(page);
  await isSaid(page, FULL, folder);
  await diagnosed(app, page, folder, "disk_full");
  expect(digest(file)).toBe(before);
  await makeRoom();
  await retry(page);
  await signIn(page, "陶然");
  await gridRow(page, "1120-0001").waitFor();
});

test("a folder that a synchroniser copies is refused, with the way out", async () => {
  const { folder, file } = await closedStore(path.join("坚果云", "门店"));
  const before = digest(file);
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, UNSUPPORTED, folder);
  await diagnosed(app, page, folder, "unsupported");
  expect(digest(file)).toBe(before);
});

test("a file that is no store of this program is set down as damaged and left alone", async () => {
  const fixture = await openDeskFixture();
  const folder = path.join(fixture.folder, "foreign");
  fs.mkdirSync(folder);
  const file = path.join(folder, "desk.sqlite");
  fs.writeFileSync(file, "PK\u0003\u0004 别的程序的文件 ".repeat(400));
  const before = digest(file);
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, DAMAGED, folder);
  await diagnosed(app, page, folder, "corrupt");
  await retry(page);
  await isSaid(page, DAMAGED, folder);
  expect(digest(file)).toBe(before);
});

test("a folder that is gone: the diagnostics have the log all the same, and nothing is made there", async () => {
  const fixture = await openDeskFixture();
  const drive = path.join(fixture.folder, "unplugged");
  fs.writeFileSync(drive, "");
  const folder = path.join(drive, "store");
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, GONE, folder);
  await diagnosed(app, page, folder, "no_folder");
  expect(fs.statSync(drive).size).toBe(0);
});

/** Arguments by which a test driver holds a program back; the one that starts again has no driver. */
async function letGoOfDriver(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: program }) => {
    const relaunch = program.relaunch.bind(program);
    program.relaunch = (options) => {
      const args = (options?.args ?? process.argv.slice(1)).filter(
        (word) => !/^--(inspect|remote-debugging-port)/.test(word),
      );
      relaunch({ ...options, args });
    };
  });
}

/** The process that holds the folder's profile; Chromium's lock names it. */
function processIn(folder: string): number | null {
  try {
    return Number(
      fs
        .readlinkSync(path.join(folder, "profile", "SingletonLock"))
        .split("-")
        .at(-1),
    );
  } catch {
    return null;
  }
}

/** Ends a program that no test driver holds, and waits until it has let go of its files. */
async function endProcess(pid: number | null): Promise<void> {
  if (pid === null) return;
  process.kill(pid);
  await vi.waitUntil(() => !isRunning(pid), { timeout: 30_000 });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("another folder is chosen: the program ends and starts again with it", async () => {
  const good = await closedStore("moved");
  const { folder } = await closedStore(path.join("坚果云", "old"));
  const { app, page } = await launchDesk({ dataFolder: folder, clock: MORNING });
  await isSaid(page, UNSUPPORTED, folder);
  // Chosen nothing: nothing happens.
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  await page.getByRole("button", { name: "换文件夹" }).click();
  await isSaid(page, UNSUPPORTED, folder);

  await letGoOfDriver(app);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, good.folder);
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  await page.getByRole("button", { name: "换文件夹" }).click();
  await ended;
  onTestFinished(() => endProcess(processIn(good.folder)));
  const log = path.join(good.folder, "logs", "desk.log");
  await expect
    .poll(() => (fs.existsSync(log) ? fs.readFileSync(log, "utf8") : ""), { timeout: 60_000 })
    .toMatch(/store\.(checked|findings)/);
  expect(processIn(good.folder)).not.toBeNull();
});
