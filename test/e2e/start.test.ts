import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { launchDesk } from "#test/fixtures/launch-desk";

test("the window opens on the program's own origin with its title", async () => {
  const { page, app } = await launchDesk();
  expect(page.url()).toBe("app://desk/index.html");
  expect(await page.title()).toBe("售后服务流程卡工作台");
  // It appears with its first painted frame, so not at once.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          visible: window.isVisible(),
          colour: window.getBackgroundColor(),
        })),
      ),
    )
    .toEqual([{ visible: true, colour: "#F1F0EC" }]);
});

test("a second start with the same data folder gives way to the first", async () => {
  const { app, dataFolder } = await launchDesk();
  const { executable, flags, env } = inject("electron");
  const root = path.resolve(import.meta.dirname, "..", "..");
  await promisify(execFile)(executable, [...flags, root, "--data", dataFolder], { env });
  expect(fs.readFileSync(path.join(dataFolder, "logs", "desk.log"), "utf8")).toContain(
    "start.already_running",
  );
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("two data folders run side by side", async () => {
  const first = await launchDesk();
  const second = await launchDesk();
  expect(first.dataFolder).not.toBe(second.dataFolder);
  expect(await second.page.title()).toBe(await first.page.title());
});

test("the window comes back where it was", async () => {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-place-"));
  try {
    const first = await launchDesk({ dataFolder });
    await first.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 });
    });
    await first.close();
    const second = await launchDesk({ dataFolder });
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toEqual({ x: 40, y: 30, width: 1200, height: 700 });
    await second.close();
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true });
  }
});

test("a page that crashed comes back", async () => {
  const { app, page, dataFolder } = await launchDesk();
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => fs.readFileSync(path.join(dataFolder, "logs", "desk.log"), "utf8"))
    .toContain("page.gone");
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()),
    )
    .toBe(false);
  expect(page.isClosed()).toBe(false);
});
