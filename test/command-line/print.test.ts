import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EXAMPLE_CARD, fieldCodes, openSandbox, type Sandbox } from "./sandbox";

/** The text of a PDF page by page, without the blanks that its layout leaves. */
function pagesOf(file: string): readonly string[] {
  const text = execFileSync("pdftotext", ["-enc", "UTF-8", "-raw", file, "-"]).toString();
  return text
    .split("\f")
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/g, ""));
}

function printing({ folder, result }: Sandbox) {
  const file = path.join(path.dirname(folder), "out.pdf");
  return {
    file,
    print: async (...args: readonly string[]): Promise<readonly string[]> => {
      const printed = await result(["print", ...args, "--out", file], { as: "clerk1" });
      const pages = pagesOf(file);
      expect(printed).toEqual({ file, pages: pages.length });
      return pages;
    },
  };
}

test("several cards print in the order asked; reprints are counted, file copies are not", async () => {
  const sandbox = await openSandbox();
  const { create, show } = sandbox;
  const { print } = printing(sandbox);
  const first = await create("clerk1", { ...EXAMPLE_CARD, customer_name: "䶮示例𬭎", serial_no: "无" });
  const second = await create("clerk1", { ...EXAMPLE_CARD, customer_name: "第二位", serial_no: "无" });
  const pages = await print("flow_card", second.no, first.no);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain(second.no);
  expect(pages[1]).toContain("䶮示例𬭎");
  for (const page of pages) {
    expect(page).toContain("产品售后服务流程卡");
    expect(page).toContain("首次打印");
  }
  expect((await print("flow_card", first.no))[0]).toContain("补打第1次");
  const copy = await print("flow_card", first.no, "--copy");
  expect(copy[0]).toContain("副本");
  const third = await print("flow_card", first.no, first.no);
  expect(third).toHaveLength(2);
  expect(third[0]).toContain("补打第2次");
  expect(third[1]).toContain("补打第3次");
  expect((await print("confirmation", first.no))[0]).toContain("首次打印");
  const prints = (await show(first.no))["prints"] as readonly { document: string; label: string }[];
  expect(prints.map(({ document, label }) => `${document} ${label}`)).toEqual([
    "flow_card 首次打印",
    "flow_card 补打第 1 次",
    "flow_card 副本",
    "flow_card 补打第 2 次",
    "flow_card 补打第 3 次",
    "confirmation 首次打印",
  ]);
});

test("blank forms carry reserved numbers that a card takes up at its registration", async () => {
  const sandbox = await openSandbox();
  const { create, refusal, result, show } = sandbox;
  const { print } = printing(sandbox);
  expect((await print("flow_card", "--blank"))[0]).toContain("SH-S01-K2611-000001");
  expect((await print("flow_card", "--blank"))[0]).toContain("SH-S01-K2611-000002");
  const blank_no = "SH-S01-K2611-000001";
  const card = await create("clerk1", { ...EXAMPLE_CARD, blank_no, serial_no: "无" });
  expect(card).toMatchObject({ no: "SH-S01-20261120-0001", blank_no });
  expect((await show(blank_no)).no).toBe(card.no);
  const send = (wanted: string) =>
    refusal(["card", "create", "-"], {
      as: "clerk1",
      stdin: JSON.stringify({ ...EXAMPLE_CARD, blank_no: wanted, serial_no: "无" }),
    });
  expect(await send(blank_no)).toMatchObject({ code: "duplicate", details: { no: card.no } });
  expect(fieldCodes(await send("SH-S01-K2611-000999"))).toEqual(["blank_no: unknown_value"]);
  expect(await result(["card", "list", "--search", "K2611-000001"])).toMatchObject({ total: 1 });
  expect((await create("clerk1", { ...EXAMPLE_CARD, serial_no: "无" })).no).toBe("SH-S01-20261120-0002");
});

test("other papers, a masked print, and what cannot be printed", async () => {
  const sandbox = await openSandbox();
  const { create, refusal, ask, folder } = sandbox;
  const { print, file } = printing(sandbox);
  const { no } = await create("clerk1");
  expect((await print("flow_card", no, "--masked"))[0]).not.toContain("12800000721");
  expect((await print("confirmation", no, "--paper", "241x140")).length).toBeGreaterThan(0);
  const refused = (...args: readonly string[]) => refusal(["print", ...args], { as: "clerk1" });
  expect(await refused("flow_card", no, "--paper", "241x93", "--out", file)).toMatchObject({
    code: "unsupported",
  });
  const before = fs.readFileSync(file);
  expect(await refused("flow_card", no, "SH-S01-20261120-0404", "--out", file)).toMatchObject({
    code: "not_found",
    details: { ref: "SH-S01-20261120-0404" },
  });
  expect(fs.readFileSync(file).equals(before)).toBe(true);
  const unwritable = await refused("flow_card", no, "--out", path.join(folder, "none", "x.pdf"));
  expect(unwritable.code).toBe("no_folder");
  expect(unwritable.message).toContain("x.pdf");
  const draft = await create("clerk1", { draft: true });
  expect(await refused("flow_card", draft.id, "--out", file)).toMatchObject({ code: "invalid_state" });
  expect(await ask(["print", "flow_card", "--out", file], { as: "clerk1" })).toMatchObject({ status: 2 });
  expect(await ask(["print", "flow_card", no, "--out", file])).toMatchObject({ status: 2 });
  expect((await print("flow_card", no))[0]).toContain("补打第1次");
});
