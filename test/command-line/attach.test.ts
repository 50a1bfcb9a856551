import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fieldCodes, openSandbox } from "./sandbox";

/** The smallest whole PNG: one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function storedFiles(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(folder, "attachments"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

test("a photo, a signed page and a document lie with the card, each kind checked", async () => {
  const { create, result, refusal, file, folder, show } = await openSandbox();
  const { no } = await create("clerk1");
  const attach = (name: string, ...options: readonly string[]) =>
    ["card", "attach", no, name, ...options] as const;
  const photo = file("现场 1.png", PNG);
  const attached = await result([...attach(photo, "--kind", "photo", "--consent")], { as: "eng1" });
  expect(attached).toMatchObject({
    kind: "photo",
    consent: true,
    name: "现场 1.png",
    mime: "image/png",
    size_bytes: PNG.length,
    added_by: "eng1",
    added_at: "2026-11-20T09:10:00+08:00",
  });
  const scan = file("回单.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
  await result([...attach(scan, "--kind", "signed_scan")], { as: "wh1" });
  const note = file("记录.txt", "客户说……");
  await result([...attach(note, "--kind", "document")], { as: "clerk1" });
  const card = await show(no);
  expect(card["attachments"]).toMatchObject([
    { kind: "photo", consent: true, name: "现场 1.png" },
    { kind: "signed_scan", consent: false, mime: "application/pdf" },
    { kind: "document", name: "记录.txt" },
  ]);
  expect(card.events.map((event) => event.action)).toEqual(["register", "attach", "attach", "attach"]);
  expect(card.status).toBe("registered");
  // The same bytes are stored once.
  await result([...attach(photo, "--kind", "document")], { as: "clerk1" });
  expect(storedFiles(folder)).toHaveLength(3);

  for (const [name, kind, code] of [
    [note, "photo", "not_an_image"],
    [scan, "photo", "not_an_image"],
    [note, "signed_scan", "not_an_image"],
    [file("empty.png", ""), "document", "empty_file"],
    [file("cut.png", PNG.subarray(0, 20)), "photo", "not_an_image"],
    [file("big.bin", new Uint8Array(15 * 1024 * 1024 + 1)), "document", "too_large"],
  ] as const)
    expect(fieldCodes(await refusal([...attach(name, "--kind", kind)], { as: "clerk1" })), name).toEqual([
      `file: ${code}`,
    ]);
  expect(storedFiles(folder)).toHaveLength(3);
  expect((await show(no)).version).toBe(card.version + 1);
});

test("names that mean harm are only names; a file stays readable after its source is gone", async () => {
  const { create, result, folder, show, file } = await openSandbox();
  const { no } = await create("clerk1");
  const names = [
    "=cmd|' calc'!A0.txt",
    "..\\..\\evil.txt",
    "CON",
    "a\u202Etxt.exe",
    `${"长".repeat(80)}.txt`,
  ];
  for (const [index, name] of names.entries()) {
    const source = file(name, `content ${index}`);
    await result(["card", "attach", no, source, "--kind", "document"], { as: "clerk1" });
    fs.rmSync(source);
  }
  const attachments = (await show(no))["attachments"] as readonly { name: string }[];
  expect(attachments.map((item) => item.name)).toEqual([
    "=cmd|' calc'!A0.txt",
    "evil.txt",
    "CON",
    "atxt.exe",
    `${"长".repeat(80)}.txt`,
  ]);
  const stored = storedFiles(folder);
  expect(stored).toHaveLength(names.length);
  for (const name of stored) expect(name).toMatch(/^[0-9a-f]{64}$/);
});

test("a card keeps taking files when it is closed; a folder or a missing file is not found", async () => {
  const { create, act, result, refusal, folder, file } = await openSandbox();
  const { no } = await create("clerk1");
  await act("clerk1", no, "cancel", { reason: "重复" });
  await result(["card", "attach", no, file("a.txt", "a"), "--kind", "document"], { as: "admin1" });
  for (const wrong of [folder, path.join(folder, "none.txt")])
    expect(
      await refusal(["card", "attach", no, wrong, "--kind", "document"], { as: "clerk1" }),
    ).toMatchObject({ code: "not_found" });
});
