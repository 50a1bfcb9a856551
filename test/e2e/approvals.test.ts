import { expect, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { type DeskFixture, EXAMPLE_CARD, EXAMPLE_REPAIR } from "#test/builders/desk-fixture";
import { givePin } from "#test/builders/give-pin";
import { countKeys, press, typeKeys } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import { PIN, signInWithPin } from "./people";
import { actionBar, openFromGrid, sheet } from "./screens";

const NO = "SH-S01-20261120-0001";

function vipCard({ create, done }: DeskFixture, n = 1): string {
  const { id } = create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: `贵客${n}`,
    customer_level: "vip",
    serial_no: `SN-${n}`,
  }).fields;
  done("clerk1", id, "classify", EXAMPLE_REPAIR);
  return id;
}

test("a VIP's dispatch is sent to a supervisor, approved there, and the card says by whom", async () => {
  const { page, store } = await openDesk({
    fill: (filled) => {
      vipCard(filled);
    },
  });
  await openFromGrid(page, "1120-0001");
  await press(page, "Ctrl+Enter");
  const form = page.getByRole("region", { name: "派单", exact: true });
  await form.getByText("要先送主管批准：VIP 客户").waitFor();
  await typeKeys(page, "jyz");
  await press(page, "Enter", "Ctrl+Enter");
  await actionBar(page).getByText("批准派单").first().waitFor();
  expect(store.show(NO).fields).toMatchObject({ status: "pending_approval", dispatched_at: null });

  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "冯远");
  await page.getByRole("button", { name: /待审批\s*1/ }).waitFor();
  await press(page, "Ctrl+2");
  await page.getByRole("region", { name: "这一张" }).getByText("贵客1").first().waitFor();
  await press(page, "Ctrl+Enter");
  // Marked only: nothing is in effect before it is signed.
  await page.getByRole("button", { name: /签批 1 张/ }).waitFor();
  expect(store.show(NO).fields.status).toBe("pending_approval");
  await press(page, "F6", "Enter");
  await expect.poll(() => store.show(NO).fields.status).toBe("dispatched");
  await press(page, "Ctrl+1");
  await openFromGrid(page, "1120-0001");
  await sheet(page).getByText("批准：冯远 今天 10:20").waitFor();
});

test("own requests are left out and counted; a refusal takes a reason and gives the card back", async () => {
  const { page, store } = await openDesk({
    person: "冯远",
    fill: (filled) => {
      filled.done("clerk1", vipCard(filled), "dispatch", { assignee: "eng1" });
      filled.done("sup1", vipCard(filled, 2), "dispatch", { assignee: "eng1" });
    },
  });
  await press(page, "Ctrl+2");
  const decision = page.getByRole("region", { name: "这一张" });
  await decision.getByText("贵客1").first().waitFor();
  await page.getByText("你自己提的 1 张不在这里，要由别人批").waitFor();
  await press(page, "Ctrl+Backspace");
  await decision.getByText("退回时选原因：").waitFor();
  expect(store.show(NO).fields.status).toBe("pending_approval");
  await press(page, "1");
  await page.getByRole("button", { name: /签批 1 张/ }).waitFor();
  await press(page, "F6", "Enter");
  await expect.poll(() => store.show(NO).fields.status).toBe("classified");
  const [request] = store.show(NO).lists.requests;
  expect(request).toMatchObject({ status: "rejected", decided_by: "sup1" });
  expect(request?.decision_reason ?? "").not.toBe("");
  expect(store.show("SH-S01-20261120-0002").fields.status).toBe("pending_approval");
});

test("a supervisor decides 20 VIP requests with one PIN: at most 32 keys; what changed meanwhile drops out", async () => {
  const REQUESTS = 20;
  const { page, store } = await openDesk({
    person: null,
    fill: async (filled) => {
      await givePin(filled, "sup1", PIN);
      for (let n = 1; n <= REQUESTS; n += 1) {
        filled.done("clerk1", vipCard(filled, n), "dispatch", { assignee: "eng1" });
      }
    },
  });
  await signInWithPin(page, "冯远", PIN);
  await page.getByRole("button", { name: /待审批\s*20/ }).waitFor();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+2");
  // All are due at one time: which comes first is nobody's promise.
  await page
    .getByRole("region", { name: "这一张" })
    .getByText(/贵客\d/)
    .first()
    .waitFor();
  const tray = page.getByRole("complementary", { name: "本批签批" });
  for (let n = 1; n <= REQUESTS; n += 1) {
    await press(page, "Ctrl+Enter");
    await expect.poll(() => tray.getByRole("definition").first().innerText()).toBe(String(n));
  }
  expect(store.show(NO).fields.status).toBe("pending_approval");
  await press(page, "F6");
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await expect.poll(() => store.show("SH-S01-20261120-0020").fields.status).toBe("dispatched");
  // Requests of one due time are signed in any order.
  await expect.poll(() => store.show(NO).fields.status).toBe("dispatched");
  expect(await pressed()).toBeLessThanOrEqual(32);
});

test("a wrong PIN signs nothing; a request that changed after it was marked leaves the batch, the other stands", async () => {
  const { page, store } = await openDesk({
    person: null,
    fill: async (filled) => {
      await givePin(filled, "sup1", PIN);
      for (const n of [1, 2]) filled.done("clerk1", vipCard(filled, n), "dispatch", { assignee: "eng1" });
    },
  });
  await signInWithPin(page, "冯远", PIN);
  await press(page, "Ctrl+2");
  const tray = page.getByRole("complementary", { name: "本批签批" });
  await page
    .getByRole("region", { name: "这一张" })
    .getByText(/贵客\d/)
    .first()
    .waitFor();
  await press(page, "Ctrl+Enter", "Ctrl+Enter");
  await press(page, "F6");
  await typeKeys(page, "100000");
  await press(page, "Enter");
  await tray.getByText("PIN 不对，还能试 4 次。单子没有变。").waitFor();
  expect(store.show(NO).fields.status).toBe("pending_approval");
  // Somebody edits the first card while the supervisor types.
  store.done("clerk1", NO, "edit", { remark: "客户又来电" });
  await tray.getByRole("button", { name: /签批 1 张/ }).waitFor();
  await tray.getByLabel(/输入 PIN/).focus();
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await expect.poll(() => store.show("SH-S01-20261120-0002").fields.status).toBe("dispatched");
  expect(store.show(NO).fields.status).toBe("pending_approval");
});

test("the clerk's screen: a supervisor's PIN runs exactly one act, and nobody approves an own request", async () => {
  const { page, store } = await openDesk({
    fill: async (filled) => {
      await givePin(filled, "sup1", PIN);
      filled.done("clerk1", vipCard(filled), "dispatch", { assignee: "eng1" });
    },
  });
  await openFromGrid(page, "1120-0001");
  await actionBar(page)
    .getByRole("button", { name: /请主管授权/ })
    .click();
  const form = page.getByRole("region", { name: "批准", exact: true });
  await form.waitFor();
  await press(page, "Ctrl+Enter");
  const dialog = page.getByRole("dialog", { name: "请主管授权" });
  await dialog.getByText(/SH-S01-20261120-0001 贵客1：同意.*派给 江一舟/).waitFor();
  expect((await dialog.boundingBox())?.width).toBe(440);
  await dialog.getByLabel("冯远").check();
  await dialog.getByLabel("冯远 的 PIN").focus();
  await typeKeys(page, "100000");
  await press(page, "Enter");
  await dialog.getByText("PIN 不对，还能试 4 次。单子没有变。").waitFor();
  expect(store.show(NO).fields.status).toBe("pending_approval");
  await typeKeys(page, PIN);
  await press(page, "Enter");
  await expect.poll(() => store.show(NO).fields.status).toBe("dispatched");
  const approval = store.show(NO).events.at(-1);
  expect(approval).toMatchObject({ action: "approve", actor: "sup1" });
  expect(newestAudits(store.desk.store, 1)).toMatchObject([
    { what: "step_up.authorised", by: "sup1", details: { action: "approve", requested_by: "clerk1" } },
  ]);
  await dialog.waitFor({ state: "detached" });
});
