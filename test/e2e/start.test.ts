import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright";
import { expect, inject, test } from "vitest";
import { openDeskFixture } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { MORNING, signIn } from "./open-desk";
import { workbench } from "./screens";

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

test("the frame that is drawn ahead gives way to the sign-in once there is more than one person", async () => {
  const { desk, folder } = await openDeskFixture();
  desk.store.sqlite.exec(`UPDATE "staff" SET "active" = 0 WHERE "code" <> 'clerk1'`);
  const rememberedStart = (page: Page) => page.evaluate(() => localStorage.getItem("opened_by_itself"));
  const first = await launchDesk({ dataFolder: folder, clock: MORNING });
  await workbench(first.page).waitFor();
  await expect.poll(() => rememberedStart(first.page)).toBe("yes");
  await first.close();

  const again = await launchDesk({ dataFolder: folder, clock: MORNING });
  await again.page.getByRole("button", { name: "新建登记" }).waitFor();
  await workbench(again.page).locator(".list-empty").waitFor();
  await again.close();

  desk.store.sqlite.exec(`UPDATE "staff" SET "active" = 1 WHERE "code" = 'sup1'`);
  const second = await launchDesk({ dataFolder: folder, clock: MORNING });
  await second.page.getByRole("button", { name: /陶然/ }).waitFor();
  expect(await workbench(second.page).count()).toBe(0);
  expect(await rememberedStart(second.page)).toBe("no");
  await signIn(second.page, "陶然");
  await workbench(second.page).locator(".list-empty").waitFor();
  await expect.poll(() => second.page.getByRole("alert").count()).toBe(0);
});
