import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press } from "./keyboard";
import { openDesk } from "./open-desk";
import { dialog } from "./screens";

test("the closing list is offered where the day's head stands, previewed, saved and counted", async () => {
  const { app, page, store, folder } = await openDesk({
    person: "陶然",
    fill: (desk) => desk.create("clerk1", EXAMPLE_CARD),
  });
  const file = path.join(folder, "日终清单.pdf");
  await app.evaluate(({ dialog: system }, chosen) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await press(page, "Control+9");
  await page.getByRole("button", { name: "资料与核对", exact: true }).click();
  await page.getByRole("button", { name: "打印日终清单…" }).click();
  const list = dialog(page, "日终清单");
  await list.getByText("1 页", { exact: false }).first().waitFor();
  await list.getByRole("button", { name: "保存 PDF" }).click();
  await expect.poll(() => fs.existsSync(file)).toBe(true);
  expect(fs.readFileSync(file).subarray(0, 4).toString("latin1")).toBe("%PDF");
  const prints = () =>
    store.desk.store.sqlite.prepare(`SELECT "subject", "copy" FROM "print_log" ORDER BY "id"`).all();
  await expect.poll(prints).toEqual([{ subject: "SH-S01-20261120", copy: 1 }]);
});
