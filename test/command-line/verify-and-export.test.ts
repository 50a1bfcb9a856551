import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { verifyWorkerFile } from "#electron/platform/bundle-paths";
import { openDesk } from "#electron/use-cases/desk";
import { verifyAside } from "#electron/use-cases/verify/verify-aside";
import { VERIFY_AREAS } from "#shared/contract/verify-views";
import { accepted } from "#test/builders/desk-fixture";
import { openSandbox } from "./sandbox";

interface VerifyAnswer {
  readonly ok: boolean;
  readonly findings: readonly { readonly area: string; readonly code: string; readonly message: string }[];
}

test("verify says that all is well, and names what is not", async () => {
  const store = await openSandbox();
  const { no } = await store.create("clerk1");
  const photo = store.file("a.pdf", "%PDF-1.7 示例");
  await store.result(["card", "attach", no, photo, "--kind", "document"], { as: "clerk1" });
  expect(await store.result(["verify"])).toMatchObject({ ok: true, findings: [], checked: { files: 1 } });

  const attachments = path.join(store.folder, "attachments");
  const [folder = ""] = fs.readdirSync(attachments);
  const [name = ""] = fs.readdirSync(path.join(attachments, folder));
  fs.appendFileSync(path.join(attachments, folder, name), "x");
  const report = (await store.result(["verify"])) as VerifyAnswer;
  expect(report).toMatchObject({ ok: false, findings: [{ area: "attachments", code: "file_changed" }] });
  expect(report.findings[0]?.message).toContain(no);
});

test("verify tells of a database that is too damaged to open", async () => {
  const store = await openSandbox();
  await store.create("clerk1");
  const file = path.join(store.folder, "desk.sqlite");
  const bytes = fs.readFileSync(file);
  bytes.fill(0xff, 8192, 20_000);
  fs.writeFileSync(file, bytes);
  expect(await store.result(["verify"])).toMatchObject({ ok: false, findings: [{ area: "database" }] });
});

test("the check beside the window goes through every area, and can be stopped", async () => {
  const store = await openSandbox();
  await store.create("clerk1");
  const desk = accepted(await openDesk(store.folder, { env: {} }));
  try {
    const areas = new Set<string>();
    const run = verifyAside(desk, verifyWorkerFile, {}, ({ area }) => areas.add(area));
    expect(accepted(await run.outcome)).toMatchObject({ ok: true, findings: [], checked: { events: 1 } });
    expect([...areas]).toEqual(VERIFY_AREAS);
    const stopped = verifyAside(desk, verifyWorkerFile, {}, () => undefined);
    stopped.cancel();
    expect(await stopped.outcome).toMatchObject({ ok: false, details: { reason: "cancelled" } });
  } finally {
    desk.close();
  }
});

test("export events writes the log, by supervisors only, without formulas, masked where asked, and says so", async () => {
  const store = await openSandbox();
  const { no } = await store.create("clerk1", {
    channel: "phone",
    requested_at: "2026-11-20T09:02:00+08:00",
    customer_name: "=1+2",
    phone: "12800000721",
    address: "示例市示例路 1 号",
    model: "XQB-80",
    serial_no: "SN20260001",
    description: "机主说12800000721可以打",
  });
  const out = path.join(store.folder, "..", "events.csv");
  expect(await store.refusal(["export", "events", "--out", out], { as: "clerk1" })).toMatchObject({
    code: "forbidden",
  });
  expect(await store.result(["export", "events", "--out", out], { as: "sup1" })).toEqual({
    file: path.resolve(out),
    rows: 1,
  });
  const text = fs.readFileSync(out, "utf8");
  expect(text).toContain(no);
  expect(text).toContain("12800000721");
  expect(text).not.toMatch(/(^|,)"?[=+\-@]/m);

  await store.result(["export", "events", "--out", out, "--masked", "--card", no], { as: "sup1" });
  const masked = fs.readFileSync(out, "utf8");
  expect(masked).toContain("128****0721");
  expect(masked).not.toMatch(/12800000721|机主|SN20260001|1 号/);
  expect(
    await store.result(["export", "events", "--out", out, "--to", "2026-11-19"], { as: "sup1" }),
  ).toMatchObject({
    rows: 0,
  });
  const sheet = path.join(store.folder, "..", "events.xlsx");
  expect(await store.result(["export", "events", "--out", sheet], { as: "sup1" })).toMatchObject({ rows: 1 });
  const xml = strFromU8(unzipSync(fs.readFileSync(sheet))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).toContain("12800000721");
  expect(xml).not.toMatch(/<f[ >]/);
  const desk = accepted(await openDesk(store.folder, { env: {} }));
  const logged = desk.store.sqlite
    .prepare(`SELECT "by", "details" FROM "audit_entry" WHERE "what" = 'export.events' ORDER BY "id"`)
    .all();
  desk.close();
  expect(logged).toHaveLength(4);
  expect(JSON.stringify(logged)).not.toContain("12800000721");
});

test("a recovery code brings the key to another PC", async () => {
  const store = await openSandbox();
  const { no } = await store.create("clerk1");
  const { recovery_code } = (await store.result(["key", "code"], { as: "admin1" })) as {
    recovery_code: string;
  };
  expect(await store.refusal(["key", "code"], { as: "clerk1" })).toMatchObject({ code: "forbidden" });
  const secrets = path.join(store.folder, "secrets");
  const [name = ""] = fs.readdirSync(secrets);
  fs.rmSync(path.join(secrets, name));
  fs.writeFileSync(path.join(secrets, name), '{"v":1,"scheme":"safe_storage","data":"AAAA"}');
  const locked = await store.refusal(["card", "act", no, "edit", "-"], {
    as: "clerk1",
    stdin: '{"remark":"x"}',
  });
  expect(locked).toMatchObject({ code: "unsupported", details: { reason: "key_locked" } });
  expect((await store.show(no)).events[0]?.after).toMatchObject({ phone: null });
  expect(await store.result(["key", "recover", "-"], { as: "admin1", stdin: recovery_code })).toEqual({
    keys: 1,
  });
  expect((await store.show(no)).events[0]?.after).toMatchObject({ phone: "12800000721" });
  await store.act("clerk1", no, "edit", { remark: "照常" });
  expect(await store.result(["verify"])).toMatchObject({ ok: true, findings: [] });
});
