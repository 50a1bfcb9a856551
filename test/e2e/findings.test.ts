import fs from "node:fs";
import { expect, test } from "vitest";
import { loadValue, saveValue } from "#electron/repositories/settings-repository";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { ok } from "#shared/contract/error-codes";
import { accepted, type DeskFixture, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { press } from "./keyboard";
import { MORNING, openDesk, signIn } from "./open-desk";
import { workbench } from "./screens";

const SEEN_WHOLE = "verify.whole_at";

/** What an administrator of the PC could do to a line of the log. */
function rewriteEvent({ desk }: DeskFixture, seq: number, actor: string): void {
  const { sqlite } = desk.store;
  const triggers = sqlite
    .prepare(`SELECT "name", "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "tbl_name" = 'card_event'`)
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`);
  sqlite.prepare(`UPDATE "card_event" SET "actor" = ? WHERE "global_seq" = ?`).run(actor, seq);
  for (const { sql } of triggers) sqlite.exec(sql);
}

test("a line of the log that was changed is said at the next start to who can do something, until it is seen to", async () => {
  const { page, store } = await openDesk({
    person: null,
    fill: (filled) => {
      filled.create("clerk1", EXAMPLE_CARD);
      // All of it was looked at this week: the start looks at the newest events alone.
      const at = Date.parse(MORNING);
      accepted(
        filled.desk.write((tx) => {
          saveValue(tx, SEEN_WHOLE, at, at, null);
          return ok(null);
        }),
      );
      rewriteEvent(filled, 1, "eng1");
    },
  });
  const banner = page.getByRole("alert").filter({ hasText: "错误：核对发现" });
  await signIn(page, "冯远");
  await banner.getByText("第 1 条日志和写下时不一样。").waitFor();
  expect(await banner.innerText()).toContain("资料和备份都留着，没有动");
  // Not a clerk's business.
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "陶然");
  await workbench(page).getByText(EXAMPLE_CARD.customer_name).waitFor();
  expect(await banner.count()).toBe(0);

  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "冯远");
  await banner.getByRole("button", { name: "知道了" }).click();
  await banner.waitFor({ state: "detached" });
  await press(page, "Ctrl+2", "Ctrl+1");
  expect(await banner.count()).toBe(0);
  // Seen to by one person, it is still told to the next.
  await page.getByRole("button", { name: "锁定，换人" }).click();
  await signIn(page, "管理员");
  await banner.getByRole("button", { name: "看核对结果" }).click();
  await page.getByRole("heading", { name: "核对数据" }).waitFor();
  await page.getByText("有对不上的，先别删任何东西，找管理员看").waitFor();
  rewriteEvent(store, 1, "clerk1");
  await page.getByRole("button", { name: "立即核对" }).click();
  await page.getByText(/都对得上/).waitFor();
  await banner.waitFor({ state: "detached" });
});

test("what the weekly look at everything finds is found again at each start, until it is gone", async () => {
  const fill = (filled: DeskFixture) => {
    const { id } = filled.create("clerk1", EXAMPLE_CARD).fields;
    const file = { ref: id, name: "单据.pdf", kind: "document", consent: false } as const;
    accepted(
      attachFile(filled.desk, filled.as("clerk1"), { ...file, bytes: Buffer.from("%PDF-1.7 一份单据") }),
    );
    fs.rmSync(filled.desk.store.folder.attachments, { recursive: true });
  };
  const { page, store } = await openDesk({ person: "冯远", fill });
  await page.getByRole("alert").getByText("SH-S01-20261120-0001 的一个附件找不到了。").waitFor();
  expect(loadValue(store.desk.store, SEEN_WHOLE)).toBeNull();
  expect(fs.existsSync(store.desk.store.folder.attachments)).toBe(false);
});
