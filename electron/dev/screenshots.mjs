// `npm run screenshots`: the pictures of the README, made from the demo store in the real window.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { _electron } from "playwright";
import { ensureBuilt } from "./build/ensure-built.mjs";
import { inProject, projectRoot } from "./project-paths.mjs";
import { ensureDocumentTools } from "./resolve/system-packages.mjs";
import { prepareWindowRuntime } from "./resolve/window-runtime.mjs";
import { runChild } from "./run-child.mjs";
import { ActionableError, runScript, say } from "./say.mjs";

const target = inProject("resources", "screenshots");
const clock = "2026-11-20T14:32:00+08:00";
const size = { width: 1366, height: 768 };
const run = promisify(execFile);

await runScript(async () => {
  const runtime = await prepareWindowRuntime();
  await ensureDocumentTools();
  await ensureBuilt(["main", "cli", "worker", "renderer"]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-pictures-"));
  fs.mkdirSync(target, { recursive: true });
  try {
    await desk(folder, [
      "init",
      "--demo",
      "400",
      "--sandbox",
      "--store",
      "S01",
      "--name",
      "示例电器 · 城南店",
    ]);
    await window(runtime, folder);
    await sheets(folder);
    return 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {string} folder
 * @param {string[]} args
 */
async function desk(folder, args) {
  const program = [inProject("electron", "dev", "desk.mjs"), ...args, "--data", folder];
  const status = await runChild(process.execPath, program, { env: { ...process.env, DESK_CLOCK: clock } });
  if (status !== 0) throw new ActionableError(`desk ${args.join(" ")} ended with ${status}`);
}

/**
 * @param {import("./resolve/window-runtime.mjs").WindowRuntime} runtime
 * @param {string} folder
 */
async function window(runtime, folder) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(runtime.env)) if (value !== undefined) env[name] = value;
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.flags, projectRoot, "--data", folder],
    env: { ...env, DESK_CLOCK: clock },
  });
  try {
    const page = await app.firstWindow();
    await page.getByText("陶然").first().waitFor();
    await app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    }, size);
    await page.getByText("陶然").first().click();
    await page.locator(".ag-row").first().waitFor();
    await shot(page, "workbench");
    await page.locator(".ag-row").nth(21).click();
    await page.keyboard.press("Enter");
    await page.locator(".sheet-part").first().waitFor();
    await shot(page, "card");
    await page.keyboard.press("Escape");
    const customer = await page.locator(".ag-row .cell-customer_name").nth(12).innerText();
    await page.keyboard.press("Control+n");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type(/\d{4}$/.exec(customer.trim())?.[0] ?? "");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("1");
    await page.keyboard.type("脱水时机身晃动，今天又跳闸一次。");
    await page.getByText(/^[1-9]\d* \/ \d+$/).waitFor();
    await shot(page, "intake");
  } finally {
    await app.close();
  }
}

/**
 * @param {import("playwright").Page} page
 * @param {string} name
 */
async function shot(page, name) {
  // Fonts and the last frame of a transition.
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: path.join(target, `${name}.png`), animations: "disabled" });
  say(`picture of the ${name}`);
}

/** @param {string} folder */
async function sheets(folder) {
  const listed = await run(
    process.execPath,
    [
      inProject("electron", "dev", "desk.mjs"),
      "card",
      "list",
      "--status",
      "archived",
      "--limit",
      "60",
      "--data",
      folder,
      "--json",
    ],
    { env: { ...process.env, DESK_CLOCK: clock } },
  );
  /** @type {{ rows: { no: string, kind: string, service_mode: string, promised_at: string | null }[] }} */
  const { rows } = JSON.parse(listed.stdout);
  const no = rows.find((row) => row.kind === "A" && row.service_mode === "on_site")?.no ?? "";
  for (const [document, name] of [
    ["flow_card", "flow-card"],
    ["confirmation", "confirmation"],
  ]) {
    const pdf = path.join(folder, `${name}.pdf`);
    await desk(folder, ["print", document ?? "", no, "--as", "clerk1", "--out", pdf]);
    await run("pdftoppm", ["-r", "70", "-gray", "-png", "-singlefile", pdf, path.join(target, name ?? "")]);
    say(`picture of ${name}`);
  }
}
