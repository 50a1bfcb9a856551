import type { ElectronApplication, Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { copyPolicy, usePolicy } from "#electron/use-cases/policy/policies";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press, tabTo } from "./keyboard";
import { type OpenDesk, openDesk, signIn } from "./open-desk";
import { dialog, gridRow, hasKeyboard, intake, queue, told } from "./screens";

const FRIDAY = "2026-11-20";
const at = (time: string) => `${FRIDAY}T${time}:00+08:00`;

/** Sets the time of the running program, as a trainer does in a sandbox; the window follows by itself. */
async function moveTo(app: ElectronApplication, time: string): Promise<void> {
  await app.evaluate((_electron, now) => {
    process.env["DESK_CLOCK"] = now;
  }, time);
}

/** What the system would show from now on: there is no desktop here that shows notifications. */
async function watchDesktop(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ Notification }) => {
    const shown: string[] = [];
    Reflect.set(globalThis, "shownOnDesktop", shown);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: { title: string; body: string; silent: boolean }) {
      shown.push(`${this.title}: ${this.body}${this.silent ? "" : " (sound)"}`);
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, "shownOnDesktop") as string[]);
}

function bell(page: Page): Locator {
  return page.getByRole("button", { name: /^通知，/ });
}

/** A card classified at 10:00: it is to be dispatched within an hour of opening time. */
function classifiedAtTen({ at: moveStore, create, done }: DeskFixture): void {
  moveStore(at("10:00"));
  const card = { ...EXAMPLE_CARD, requested_at: at("09:58"), customer_name: "白露电器行" };
  const { no } = create("clerk1", card).fields;
  done("clerk1", no ?? "", "classify", { kind: "B", service_mode: "consult", impact: "minor" });
}

interface Stage {
  readonly time: string;
  /** The chip and the queue's item, as they are read out. */
  readonly spoken: string;
  readonly group: string;
  readonly unread: number;
  readonly told: string;
  /** The first line of "why this deadline". */
  readonly why: string;
}

const STAGES: readonly Stage[] = [
  {
    time: "10:31",
    spoken: "期限，派单，还剩 29 分，过半",
    group: "1 小时内",
    unread: 1,
    told: "派单 过半",
    why: "派单：11-20 11:00 前派单，还剩 29 分钟",
  },
  {
    time: "10:49",
    spoken: "期限，派单，还剩 11 分，快到",
    group: "1 小时内",
    unread: 2,
    told: "派单 快到",
    why: "派单：11-20 11:00 前派单，还剩 11 分钟",
  },
  {
    time: "11:01",
    spoken: "期限，派单，已超 1 分，超时",
    group: "已超时",
    unread: 3,
    told: "派单 超时",
    why: "派单：11-20 11:00 到期，已超 1 分钟",
  },
  {
    time: "12:01",
    spoken: "期限，派单，已超 1 小时 1 分，超时",
    group: "已超时",
    unread: 4,
    told: "派单 超时一倍",
    why: "派单：11-20 11:00 到期，已超 1 小时 1 分钟",
  },
];

async function expectStage(
  { page }: OpenDesk,
  stage: Stage,
  desktop: () => Promise<string[]>,
): Promise<void> {
  const row = gridRow(page, "白露电器行");
  await row.getByText(stage.spoken, { exact: true }).waitFor({ state: "attached" });
  const group = queue(page).locator("section").filter({ hasText: stage.group });
  await group.getByRole("button", { name: `派单，白露电器行，${stage.spoken}` }).waitFor();
  await page.getByRole("button", { name: `通知，${stage.unread} 条没看` }).waitFor();
  await expect.poll(desktop, { timeout: 10_000 }).toHaveLength(stage.unread);
  const [newest = ""] = (await desktop()).slice(-1);
  expect(newest).toContain(`SH-S01-20261120-0001 ${stage.told}`);
  expect(newest).not.toContain("白露电器行");
  expect(newest).not.toContain("(sound)");
}

test("a clock is moved: chip, queue, bell, desktop and the reason follow at 50 %, 80 %, breach and second breach", async () => {
  const desk = await openDesk({ clock: at("10:05"), fill: classifiedAtTen });
  const { app, page } = desk;
  const desktop = await watchDesktop(app);
  const row = gridRow(page, "白露电器行");
  await row.getByText("期限，派单，还剩 55 分，进行中", { exact: true }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "通知，都看过了" }).waitFor();
  expect(await desktop()).toEqual([]);
  for (const stage of STAGES) {
    await moveTo(app, at(stage.time));
    await expectStage(desk, stage, desktop);
    await row.getByRole("gridcell").nth(2).click();
    await press(page, "F7");
    const why = dialog(page, /为什么是这个期限/);
    await why.getByText(stage.why, { exact: true }).waitFor();
    await press(page, "F7");
    await why.waitFor({ state: "detached" });
  }

  // An open reason follows too.
  await press(page, "F7");
  await moveTo(app, at("12:31"));
  await dialog(page, /为什么是这个期限/)
    .getByText("派单：11-20 11:00 到期，已超 1 小时 31 分钟")
    .waitFor();
  await press(page, "Esc");

  await press(page, "Ctrl+B");
  const list = page.getByRole("region", { name: "通知", exact: true });
  const lines = list.getByRole("listitem").getByRole("button");
  expect(await lines.allInnerTexts()).toEqual(
    STAGES.toReversed().map((stage) => expect.stringContaining(stage.told)),
  );
  await list.getByRole("button", { name: "全部标为看过" }).click();
  await page.getByRole("button", { name: "通知，都看过了" }).waitFor();
  await lines.first().focus();
  await press(page, "Down", "Up");
  await hasKeyboard(page, lines.first());
  await press(page, "Esc");
  await list.waitFor({ state: "detached" });
  await bell(page).click();
  await list.waitFor();
  await press(page, "Ctrl+B");
  await list.waitFor({ state: "detached" });

  // The supervisor was told of the breach and the second one, the director of the second only.
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "冯远");
  await page.getByRole("button", { name: "通知，2 条没看" }).waitFor();
});

function notices(page: Page): Locator {
  return page.getByRole("region", { name: "通知", exact: true });
}

test("what came due while the PC was off is told once, at the start", async () => {
  const first = await openDesk({ clock: at("13:00"), fill: classifiedAtTen });
  await first.page.getByRole("button", { name: "通知，1 条没看" }).waitFor();
  await press(first.page, "Ctrl+B");
  await notices(first.page).getByText("没开机的时候到点的").waitFor();
  expect(await notices(first.page).getByRole("listitem").getByRole("button").count()).toBe(1);
  await notices(first.page)
    .getByRole("button", { name: /派单 超时一倍/ })
    .waitFor();
  await first.close();

  const again = await launchDesk({ dataFolder: first.folder, clock: at("13:02") });
  const desktop = await watchDesktop(again.app);
  await signIn(again.page, "陶然");
  await again.page.getByRole("button", { name: "通知，1 条没看" }).waitFor();
  // Something new comes after it: by then, the old would have been told again.
  first.store.at(at("13:02"));
  first.store.create("clerk1", { ...EXAMPLE_CARD, requested_at: at("13:01"), serial_no: "SN20260002" });
  await moveTo(again.app, at("13:27"));
  await again.page.getByRole("button", { name: "通知，2 条没看" }).waitFor();
  await expect.poll(desktop, { timeout: 10_000 }).toEqual([expect.stringContaining("分类 快到")]);
});

test("a PC that wakes tells at once what came due while it slept", async () => {
  const { app, page } = await openDesk({ clock: at("10:05"), fill: classifiedAtTen });
  await gridRow(page, "白露电器行").getByText("0:55").waitFor();
  const desktop = await watchDesktop(app);
  const listeners = () => app.evaluate(({ powerMonitor }) => powerMonitor.listenerCount("resume"));
  await expect.poll(listeners, { timeout: 10_000 }).toBe(1);
  await app.evaluate(({ powerMonitor }, now) => {
    process.env["DESK_CLOCK"] = now;
    powerMonitor.emit("resume");
  }, at("11:30"));
  await page.getByRole("button", { name: "通知，1 条没看" }).waitFor();
  await gridRow(page, "白露电器行").getByText("超 0:30").waitFor();
  expect(await desktop()).toEqual([expect.stringMatching(/没开机的时候到点的: .*派单 超时$/)]);
  // A jump that is sleep is no wrong clock.
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("a PC clock that was set back is said until it is right; work goes on and is marked", async () => {
  const { app, page, store } = await openDesk({ clock: at("10:05"), fill: classifiedAtTen });
  await gridRow(page, "白露电器行").getByText("0:55").waitFor();
  await moveTo(app, at("08:00"));
  const banner = page.getByRole("alert").filter({ hasText: "电脑时间比上一笔早 2 小时" });
  await banner.getByText("请校准时间再核对期限").waitFor();
  const { id, no } = store.show("SH-S01-20261120-0001").fields;
  store.at(at("08:00"));
  const logged = store.done("clerk1", no ?? id, "log", { operation: "回电" });
  expect(logged.warnings).toContain("clock_set_back");
  await moveTo(app, at("10:10"));
  await banner.waitFor({ state: "detached" });

  await moveTo(app, at("07:00"));
  const again = page.getByRole("alert").filter({ hasText: "电脑时间比上一笔早 3 小时" });
  await again.getByRole("button", { name: "知道了" }).click();
  await again.waitFor({ state: "detached" });
});

test("a PC clock that runs months ahead of the last entry is said at the start", async () => {
  const { page } = await openDesk({ clock: "2027-02-22T10:05:00+08:00", fill: classifiedAtTen });
  await page.getByRole("alert").getByText("电脑时间比上一笔一下快了 94 天").waitFor();
});

test("quiet hours are set by the keyboard; then only the bell tells", async () => {
  const { app, page, store } = await openDesk({
    person: "管理员",
    clock: at("10:05"),
    fill: classifiedAtTen,
  });
  const desktop = await watchDesktop(app);
  await press(page, "Ctrl+9");
  await page.getByRole("button", { name: "工作时间", exact: true }).press("Enter");
  await page.getByRole("button", { name: "设免打扰时间" }).press("Enter");
  const from = page.getByLabel("免打扰，从");
  await from.fill("10:30");
  await tabTo(page, page.getByLabel("免打扰，到"));
  await page.getByLabel("免打扰，到").fill("10:45");
  await press(page, "Ctrl+S");
  await told(page).getByText("已保存：工作时间").waitFor();
  expect(store.desk.settings().quiet_hours).toEqual({ from_minute: 630, to_minute: 645 });
  await page.getByRole("button", { name: "设置", exact: true }).focus();
  await moveTo(app, at("10:31"));
  await page.getByRole("button", { name: "通知，1 条没看" }).waitFor();
  await moveTo(app, at("10:49"));
  await page.getByRole("button", { name: "通知，2 条没看" }).waitFor();
  await expect.poll(desktop, { timeout: 10_000 }).toEqual([expect.stringContaining("派单 快到")]);
});

test("while a call is taken down, a notice waits in the bell", async () => {
  const { app, page } = await openDesk({ clock: at("10:05"), fill: classifiedAtTen });
  const desktop = await watchDesktop(app);
  await press(page, "Ctrl+N");
  await intake(page).waitFor();
  await moveTo(app, at("10:31"));
  await page.getByRole("button", { name: "通知，1 条没看" }).waitFor();
  await press(page, "Esc");
  await intake(page).waitFor({ state: "detached" });
  await moveTo(app, at("10:49"));
  await page.getByRole("button", { name: "通知，2 条没看" }).waitFor();
  await expect.poll(desktop, { timeout: 10_000 }).toEqual([expect.stringContaining("派单 快到")]);
});

test("the queue counts per person, and shows one person's cards", async () => {
  const { page } = await openDesk({
    clock: at("11:20"),
    fill: (store) => {
      classifiedAtTen(store);
      const other = {
        ...EXAMPLE_CARD,
        requested_at: at("09:59"),
        customer_name: "霜降花店",
        serial_no: "SN2",
      };
      const { no } = store.create("clerk1", other).fields;
      store.done("clerk1", no ?? "", "classify", { kind: "B", service_mode: "remote", impact: "minor" });
      store.done("clerk1", no ?? "", "dispatch", { assignee: "eng1", promised_at: at("12:00") });
      store.done("eng1", no ?? "", "accept");
    },
  });
  await gridRow(page, "霜降花店").waitFor();
  const people = queue(page).getByRole("button", { name: "按人" });
  await people.press("Enter");
  await queue(page).getByRole("button", { name: "未派，超时 1，1 小时内 0，在办 1；只看这些单" }).waitFor();
  const engineer = queue(page).getByRole("button", {
    name: "江一舟，超时 0，1 小时内 1，在办 1；只看这些单",
  });
  await engineer.click();
  await gridRow(page, "白露电器行").waitFor({ state: "detached" });
  expect(await gridRow(page, "霜降花店").count()).toBe(1);
});

test("what if…: tried by the store's own policy, without changing the card", async () => {
  const { page, store } = await openDesk({
    clock: at("14:00"),
    fill: (desk) => {
      const own = accepted(copyPolicy(desk.desk, desk.as("sup1"), { from: "flow_card", name: "本店" }));
      accepted(usePolicy(desk.desk, desk.as("sup1"), own.key, null));
      const { no } = desk.create("clerk1", { ...EXAMPLE_CARD, customer_name: "霜降花店" }).fields;
      desk.done("clerk1", no ?? "", "classify", { kind: "B", service_mode: "on_site", impact: "partial" });
      desk.done("clerk1", no ?? "", "dispatch", { assignee: "eng1", promised_at: at("18:00") });
      desk.done("eng1", no ?? "", "accept");
    },
  });
  await gridRow(page, "霜降花店").getByRole("gridcell").nth(2).click();
  await press(page, "F7");
  const why = dialog(page, /为什么是这个期限/);
  await why.getByText("策略“本店”第 1 版").waitFor();
  const ifs = why.locator("section").filter({ has: page.getByRole("heading", { name: /^如果/ }) });
  await ifs.getByText("今天 19:00").waitFor();
  await ifs.getByText("1 项立刻超时").waitFor();
  await ifs.getByText("明天 18:00").waitFor();
  expect(store.show("SH-S01-20261120-0001").fields).toMatchObject({ priority: "medium", status: "accepted" });
});
