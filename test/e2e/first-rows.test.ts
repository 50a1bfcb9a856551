import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press } from "./keyboard";
import { openDesk } from "./open-desk";
import { hasKeyboard, intake, sheet, workbench } from "./screens";

/** More than a window has room for, so that the list scrolls; in different states, so that rows look different. */
const CARDS = 40;
/** A day after they were taken: some are late by then. */
const LATER = "2026-11-21T15:00:00+08:00";

function many({ create, done }: DeskFixture): void {
  for (let n = 1; n <= CARDS; n += 1) {
    const { id } = create("clerk1", {
      ...EXAMPLE_CARD,
      customer_name: `客户${String(n).padStart(3, "0")}`,
      phone: `1280000${String(n).padStart(4, "0")}`,
      serial_no: `SN-${String(n).padStart(4, "0")}-QZ`,
    }).fields;
    if (n % 2 === 0) continue;
    done("clerk1", id, "classify", {
      kind: "A",
      service_mode: "on_site",
      fulfilment: "home_visit",
      fault_type: "hardware",
      impact: n % 5 === 0 ? "safety" : "minor",
    });
  }
}

const GRID_PROGRAM = /\/CardGrid-[^/]*\.js$/;
const firstRows = (page: Page) => workbench(page).locator(".first-rows");
const firstCell = (page: Page, row: number, column: string) =>
  page.locator(`.first-row[data-row="${row}"] [data-column="${column}"]`);
const gridCell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);

type WindowSize = readonly [widthPx: number, heightPx: number];

/** The desk as it opens by itself, before the grid's program has come; `letGo` lets it come. */
async function openHeld(
  size: WindowSize = [1440, 900],
): Promise<{ readonly page: Page; readonly letGo: () => Promise<void> }> {
  const { app, page } = await openDesk({ fill: many, clock: LATER });
  await gridCell(page, 0, "no").waitFor();
  await app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(size[0]);
  // From the second time on the desk knows that it opens by itself.
  await page.reload();
  await gridCell(page, 0, "no").waitFor();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(GRID_PROGRAM, async (route) => {
    await gate;
    await route.continue();
  });
  await page.reload();
  await firstCell(page, 0, "no").waitFor();
  return {
    page,
    letGo: async () => {
      open();
      await firstRows(page).waitFor({ state: "detached" });
    },
  };
}

/** What is seen of a cell: where it is, its words, and how it is drawn. */
function lookOf(cells: Locator): Promise<readonly unknown[]> {
  return cells.evaluateAll((found) =>
    found
      .map((cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect();
        const inside = cell.firstElementChild?.getBoundingClientRect();
        const style = getComputedStyle(cell);
        const row = getComputedStyle(cell.closest("tr, .ag-row") ?? cell);
        return {
          column: cell.getAttribute("col-id") ?? cell.getAttribute("data-column"),
          words: cell.textContent,
          place: [x, y, width, height],
          inside: inside === undefined ? null : [inside.x, inside.y, inside.width, inside.height],
          drawn: [style.color, style.fontSize, style.fontWeight, style.lineHeight, row.backgroundColor],
        };
      })
      .sort((a, b) => (a.place[1] ?? 0) - (b.place[1] ?? 0) || (a.place[0] ?? 0) - (b.place[0] ?? 0)),
  );
}

test("the first rows stand where the grid's will stand, and look the same", async () => {
  const { page, letGo } = await openHeld();
  const rows = [0, 1, 2, 3, 4, 5, 6];
  const selector = (row: number) => `.first-row[data-row="${row}"] [data-column]`;
  const before = await lookOf(page.locator(rows.map(selector).join(", ")));
  const heads = await page.locator(".first-head-cell[data-column]").allTextContents();
  await letGo();
  const after = await lookOf(
    page.locator(rows.map((row) => `.ag-row[row-index="${row}"] .ag-cell`).join(", ")),
  );
  expect(before.length).toBeGreaterThan(70);
  expect(after).toEqual(before);
  const shownHeads = page.locator(".ag-header-cell:not(.cell-select) .ag-header-cell-text");
  expect(await shownHeads.allTextContents()).toEqual(heads);
});

test.each<WindowSize>([
  [1366, 768],
  [1100, 680],
])("in a window of %i × %i the first rows reach down to its edge", async (width, height) => {
  const { page, letGo } = await openHeld([width, height]);
  const gapPx = await page.evaluate(() => {
    const bottomOf = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
    return bottomOf(".first-body") - bottomOf(".first-row:last-child");
  });
  expect(gapPx).toBeLessThanOrEqual(0);
  const places = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().x)));
  const before = await places('.first-row[data-row="3"] [data-column]');
  await letGo();
  const after = await places('.ag-row[row-index="3"] .ag-cell');
  expect(after.toSorted((a, b) => a - b)).toEqual(before);
});

test("who goes through the first rows by key goes on in the grid from there", async () => {
  const { page, letGo } = await openHeld();
  await firstCell(page, 0, "customer_name").click();
  await press(page, "Down", "Down", "Right", "Space");
  await hasKeyboard(page, firstCell(page, 2, "model"));
  await workbench(page).getByText("已选 1").waitFor();
  await letGo();
  await hasKeyboard(page, gridCell(page, 2, "model"));
  await page.locator('.ag-row[row-index="2"][aria-selected="true"]').waitFor();
  expect(await page.locator('.ag-row[aria-selected="true"]').count()).toBe(1);
  await press(page, "Down");
  await hasKeyboard(page, gridCell(page, 3, "model"));
});

test("a card opens from the first rows, by key and by mouse", async () => {
  const { page, letGo } = await openHeld();
  const no = await firstCell(page, 1, "no").textContent();
  await firstCell(page, 0, "no").click();
  await press(page, "Down", "Enter");
  await sheet(page).getByText(String(no)).first().waitFor();
  await press(page, "Esc");
  await firstCell(page, 4, "no").dblclick();
  await sheet(page).waitFor();
  await letGo();
  await press(page, "Esc");
  await gridCell(page, 0, "no").waitFor();
});

test("what only the grid can do is done once it is there: an edit, an order, a place further down", async () => {
  const { page, letGo } = await openHeld();
  await firstCell(page, 1, "description").dblclick();
  await letGo();
  await page.getByRole("textbox", { name: "故障现象/需求描述" }).waitFor();

  const sorted = await openHeld();
  await sorted.page.locator('.first-head-cell[data-column="customer_name"]').click();
  await sorted.letGo();
  await expect.poll(() => gridCell(sorted.page, 0, "customer_name").textContent()).toMatch(/^客户001/);

  const scrolled = await openHeld();
  await firstCell(scrolled.page, 3, "no").hover();
  await scrolled.page.mouse.wheel(0, 320);
  await expect
    .poll(() => scrolled.page.locator(".first-body").evaluate((body) => body.scrollTop))
    .toBeGreaterThan(0);
  await scrolled.letGo();
  await expect
    .poll(() => scrolled.page.locator(".ag-grid-viewport").evaluate((body) => body.scrollTop))
    .toBeGreaterThan(0);
});

test("a grid whose program can't be read says so in its place, and the rest of the desk goes on", async () => {
  const { page } = await openDesk({ fill: many, clock: LATER });
  await gridCell(page, 0, "no").waitFor();
  await page.route(GRID_PROGRAM, (route) => route.abort());
  await page.reload();
  await page.getByRole("button", { name: "重试" }).waitFor();
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
});
