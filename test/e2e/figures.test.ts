import { expect, test } from "vitest";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press } from "./keyboard";
import { openDesk } from "./open-desk";
import { hasKeyboard, sheet } from "./screens";

/** Three questions: two answered at once, one classified, dispatched and answered after its two hours. */
function aMorning({ at, create, done }: DeskFixture): void {
  for (const index of [1, 2]) {
    at("2026-11-20T09:10:00+08:00");
    const { id } = create("clerk1", {
      ...EXAMPLE_CARD,
      customer_name: `白露电器行${index}`,
      serial_no: `SN2026200${index}`,
    }).fields;
    done("clerk1", id, "resolve_now", {
      kind: "B",
      service_mode: "consult",
      outcome: "answered",
      result: "讲清楚了",
    });
  }
  at("2026-11-20T09:10:00+08:00");
  const late = create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: "霜降花店",
    serial_no: "SN20262003",
  }).fields;
  done("clerk1", late.id, "classify", {
    kind: "A",
    service_mode: "remote",
    fault_type: "software",
    impact: "main_function",
  });
  done("clerk1", late.id, "set_priority", { priority: "urgent", reason: "停业" });
  done("clerk1", late.id, "dispatch", { assignee: "eng1", promised_at: "2026-11-21T18:00:00+08:00" });
  at("2026-11-20T12:30:00+08:00");
  done("eng1", late.id, "accept");
}

const AFTERNOON = "2026-11-20T14:00:00+08:00";

test("a supervisor opens 报表 by keyboard: any figure leads to its definition and its rows, and a row to its card", async () => {
  const { page, store } = await openDesk({ person: "冯远", clock: AFTERNOON, fill: aMorning });
  const { current } = accepted(showFigures(store.desk, store.as("sup1"), { period: "2026-11" }));
  expect(current.figures.response_rate).toMatchObject({ numerator: 2, denominator: 3 });

  await press(page, "Ctrl+8");
  await page.getByRole("heading", { name: "报表" }).waitFor();
  const tile = page.getByRole("button", { name: /^响应及时率/ }).first();
  await tile.getByText("66.7%").waitFor();
  await tile.getByText("2 / 3").waitFor();
  await tile.getByText("未到 ≥ 95%").waitFor();

  await tile.focus();
  await press(page, "Enter");
  const truth = page.getByRole("complementary", { name: "口径" });
  await truth.getByText("期限落在这段时间，2026-11-01 至 2026-11-30（含），Asia/Shanghai").waitFor();
  await truth.getByText("还没有签发，数字会变").waitFor();
  const row = truth.getByRole("button", { name: /霜降花店.*迟/ });
  await row.waitFor();
  expect(await truth.getByRole("button", { name: /白露电器行/ }).count()).toBe(0);
  await truth.getByText("达到的", { exact: true }).last().click();
  await truth.getByRole("button", { name: /白露电器行1/ }).waitFor();
  await truth.getByText("没达到的", { exact: true }).click();

  await row.focus();
  await press(page, "Enter");
  await sheet(page).getByText("霜降花店").first().waitFor();
  await press(page, "Esc");
  await truth.waitFor();
  await press(page, "Esc");
  await truth.waitFor({ state: "detached" });
  await hasKeyboard(page, tile);
});

test("periods move by key, an empty one says so and shows — instead of 0 %", async () => {
  const { page } = await openDesk({ person: "冯远", clock: AFTERNOON, fill: aMorning });
  await press(page, "Ctrl+8");
  await page.getByText("2026 年 11 月").waitFor();
  await press(page, "Alt+Left");
  await page.getByText("2026 年 10 月").waitFor();
  await page.getByText("这段时间还没有登记的卡，比率显示为“—”。").waitFor();
  const tile = page.getByRole("button", { name: /^响应及时率/ }).first();
  expect(await tile.innerText()).toContain("—");
  expect(await tile.innerText()).not.toMatch(/(^|\D)0(\.0)?%|100/);
  await press(page, "Alt+Right");
  await page.getByText("2026 年 11 月").waitFor();
  // The month that runs is the last one.
  await press(page, "Alt+Right");
  await page.getByText("2026 年 11 月").waitFor();
});

test("a filter narrows every figure and says so", async () => {
  const { page } = await openDesk({ person: "冯远", clock: AFTERNOON, fill: aMorning });
  await press(page, "Ctrl+8");
  const volume = page.getByRole("region", { name: "主要指标" }).getByRole("button").first();
  await expect.poll(() => volume.innerText()).toBe("3");
  await page.getByRole("button", { name: "全店" }).click();
  await page.getByRole("dialog", { name: "筛选" }).getByRole("button", { name: "故障维修" }).click();
  await expect.poll(() => volume.innerText()).toBe("1");
  await press(page, "Esc");
  await page.getByRole("button", { name: "已筛选 1 项" }).waitFor();
});

test("an engineer has no figures on the rail, and main refuses them", async () => {
  const { page } = await openDesk({ person: "江一舟", clock: AFTERNOON, fill: aMorning });
  const answer = await page.evaluate(() =>
    Reflect.get(globalThis, "desk").call("figures.show", { scope: { period: "2026-11" } }),
  );
  expect(answer).toMatchObject({ ok: false, code: "forbidden" });
});

test("a number in a table opens its rows as well, of its line alone", async () => {
  const { page } = await openDesk({ person: "冯远", clock: AFTERNOON, fill: aMorning });
  await press(page, "Ctrl+8");
  const table = page.getByRole("region", { name: "按什么分" });
  await table.locator("label", { hasText: "服务类型" }).click();
  await table
    .getByRole("row", { name: /功能咨询/ })
    .getByRole("button")
    .first()
    .click();
  const truth = page.getByRole("complementary", { name: "口径" });
  await truth.getByText("受理量 · 功能咨询").waitFor();
  await truth.getByText("2 张", { exact: true }).waitFor();
  await truth.getByRole("button", { name: /白露电器行1/ }).waitFor();
  expect(await truth.getByRole("button", { name: /霜降花店/ }).count()).toBe(0);
});

test("today, yesterday: one day is a period too", async () => {
  const { page } = await openDesk({ person: "冯远", clock: AFTERNOON, fill: aMorning });
  await press(page, "Ctrl+8");
  await page.locator("label", { hasText: "日" }).first().click();
  await page.getByText("2026-11-20", { exact: true }).waitFor();
  const volume = page.getByRole("region", { name: "主要指标" }).getByRole("button").first();
  await expect.poll(() => volume.innerText()).toBe("3");
  await press(page, "Alt+Left");
  await page.getByText("2026-11-19", { exact: true }).waitFor();
  await expect.poll(() => volume.innerText()).toBe("0");
});
