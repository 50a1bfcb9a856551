import { describe, expect, test } from "vitest";
import {
  auditHeadBefore,
  checkAuditEnd,
  checkAudits,
  hasAuditChain,
} from "#electron/repositories/audit-chain";
import { insertAudit, newestAudits } from "#electron/repositories/audit-repository";
import { immediate } from "#electron/repositories/transaction";
import { type Desk, openDesk } from "#electron/use-cases/desk";
import { headLine } from "#electron/use-cases/event/daily-head";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { tamperWithAudits } from "#test/torture/event-tampering";

function write(desk: Desk, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const written = immediate(desk.store, (tx) => {
      const subject = n % 3 === 0 ? null : `SH-${n}`;
      insertAudit(tx, { what: "unmask.phone", by: "clerk1", at: desk.nowMs(), subject, details: { n } });
      return { ok: true };
    });
    expect(written.ok).toBe(true);
  }
}

function breaks(desk: Desk): unknown[] {
  return [...checkAudits(desk.store, 0, 100_000).breaks, ...checkAuditEnd(desk.store)];
}

/** As somebody with an SQLite editor. */
function without(desk: Desk, guards: readonly string[], sql: string): void {
  for (const guard of guards) desk.store.sqlite.exec(`DROP TRIGGER "${guard}"`);
  desk.store.sqlite.exec(sql);
}

describe("the chain over the log beside the cards (SAFETY 6)", () => {
  test("500 edits, deletes, swaps, forged, emptied and cut-off entries are all noticed", async () => {
    const { desk } = await openDeskFixture();
    write(desk, 25);
    expect(tamperWithAudits(desk, 500)).toMatchObject({ tries: 500, lost: 0, corrupt: 0 });
  });

  test("verify names what was changed, at a start too, and a head that was printed", async () => {
    const { desk } = await openDeskFixture();
    write(desk, 12);
    const head = auditHeadBefore(desk.store, desk.nowMs() + 1);
    expect(head && headLine(head)).toMatch(/^12(-[0-9A-F]{4}){4}$/);
    expect(verifyStore(desk, { auditHead: head })).toMatchObject({
      ok: true,
      findings: [],
      checked: { entries: 12 },
    });
    without(desk, ["audit_entry_no_update"], `UPDATE "audit_entry" SET "by" = 'eng1' WHERE "id" = 7`);
    const finding = { area: "audit_log", code: "audit_changed", subject: "7", severity: "error" };
    expect(verifyStore(desk)).toMatchObject({ ok: false, findings: [finding] });
    expect(verifyStore(desk, { newestEvents: 10 })).toMatchObject({ ok: false, findings: [finding] });
    expect(verifyStore(desk, { newestEvents: 3 }).findings).toEqual([]);
    const other = { seq: 12, hash: "0".repeat(16) };
    expect(verifyStore(desk, { only: "audit_log", auditHead: other }).findings).toContainEqual(
      expect.objectContaining({ code: "audit_head_unknown", subject: "12" }),
    );
  });

  test("a cut-off end shows for good, also after work went on", async () => {
    const { desk } = await openDeskFixture();
    write(desk, 6);
    without(desk, ["audit_entry_no_delete"], `DELETE FROM "audit_entry" WHERE "id" > 4`);
    write(desk, 2);
    expect(breaks(desk)).toContainEqual({ kind: "link", id: 7 });
  });

  test("the head can't be deleted, and reading the log shows no sums", async () => {
    const { desk } = await openDeskFixture();
    write(desk, 1);
    const { sqlite } = desk.store;
    for (const attempt of [`DELETE FROM "audit_head"`, `UPDATE "audit_head" SET "sealed_to" = 9`])
      expect(() => sqlite.exec(attempt)).toThrow(/append-only|never deleted/);
    expect(Object.keys(newestAudits(desk.store, 1)[0] ?? {}).toSorted()).toEqual(
      ["at", "by", "details", "id", "subject", "what"].toSorted(),
    );
  });

  test("entries from before the chain are sealed once, when the store is opened next, and that is logged", async () => {
    const fixture = await openDeskFixture();
    fixture.create("clerk1", EXAMPLE_CARD);
    write(fixture.desk, 5);
    const before = newestAudits(fixture.desk.store, 10);
    // As the update of the schema leaves a store of before.
    without(
      fixture.desk,
      ["audit_entry_no_update", "audit_head_no_delete"],
      `UPDATE "audit_entry" SET "sealed_by" = NULL, "prev_hash" = NULL, "hash" = NULL; DELETE FROM "audit_head"`,
    );
    expect(verifyStore(fixture.desk)).toMatchObject({
      ok: true,
      findings: [{ code: "audit_not_sealed", severity: "warning", count: 5 }],
    });
    fixture.desk.store.sqlite.exec(
      `CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry" BEGIN
         SELECT RAISE(ABORT, 'audit_entry is append-only'); END`,
    );
    fixture.desk.close();
    for (const time of [1, 2]) {
      const desk = accepted(await openDesk(fixture.folder, { env: {} }));
      try {
        expect(hasAuditChain(desk.store)).toBe(true);
        expect(breaks(desk)).toEqual([]);
        const [begun, ...older] = newestAudits(desk.store, 10);
        expect(begun, `opening ${time}`).toMatchObject({ what: "audit.chain_begun", details: { sealed: 5 } });
        expect(older).toEqual(before);
        expect(() => desk.store.sqlite.exec(`UPDATE "audit_entry" SET "by" = 'x'`)).toThrow(/append-only/);
      } finally {
        desk.close();
      }
    }
  });

  test("a new store begins its chain without a word", async () => {
    const { desk } = await openDeskFixture();
    expect(hasAuditChain(desk.store)).toBe(true);
    expect(newestAudits(desk.store, 5)).toEqual([]);
  });
});
