import { expect, test } from "vitest";
import { type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { countKeys, press, typeKeys } from "./keyboard";
import { openDesk, signIn } from "./open-desk";
import { actionBar, openFromGrid, sheet } from "./screens";

const NO = "SH-S01-20261120-0001";

function vipCard({ create, done }: DeskFixture, n = 1): string {
  const { id } = create("clerk1", {
    ...EXAMPLE_CARD,
    customer_name: `贵客${n}`,
    customer_level: "vip",
    serial_no: `SN-${n}`,
  }).fields;
  done("clerk1", id, "classify", {
    kind: "A",
    service_mode: "on_site",
    fulfilment: "home_visit",
    fault_type: "hardware",
    impact: "partial",
  });
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
  await expect.poll(() => store.show(NO).fields.status).toBe("classified");
  const [request] = store.show(NO).lists.requests;
  expect(request).toMatchObject({ status: "rejected", decided_by: "sup1" });
  expect(request?.decision_reason ?? "").not.toBe("");
  expect(store.show("SH-S01-20261120-0002").fields.status).toBe("pending_approval");
});

test("a supervisor decides 20 VIP requests: at most 32 keys", async () => {
  const REQUESTS = 20;
  const { page, store } = await openDesk({
    person: "冯远",
    fill: (filled) => {
      for (let n = 1; n <= REQUESTS; n += 1) {
        filled.done("clerk1", vipCard(filled, n), "dispatch", { assignee: "eng1" });
      }
    },
  });
  await page.getByRole("button", { name: /待审批\s*20/ }).waitFor();
  const pressed = await countKeys(page);
  await press(page, "Ctrl+2");
  // All are due at one time: which comes first is nobody's promise.
  await page
    .getByRole("region", { name: "这一张" })
    .getByText(/贵客\d/)
    .first()
    .waitFor();
  const approved = page.getByRole("complementary", { name: "这一批" }).getByRole("definition").first();
  for (let n = 1; n <= REQUESTS; n += 1) {
    await press(page, "Ctrl+Enter");
    await expect.poll(() => approved.innerText()).toBe(String(n));
  }
  expect(await pressed()).toBeLessThanOrEqual(32);
  expect(store.show(NO).fields.status).toBe("dispatched");
  expect(store.show("SH-S01-20261120-0020").fields.status).toBe("dispatched");
});
