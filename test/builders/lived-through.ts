import fs from "node:fs";
import path from "node:path";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { accepted, type DeskFixture, EXAMPLE_REPAIR } from "./desk-fixture";

/** A card of nobody yet. */
export const CARD = {
  channel: "phone",
  requested_at: "2026-11-20T09:02:00+08:00",
  model: "XQB-80",
  purchase_date: "2026-03-15",
};

/**
 * A whole life of a card with words about the person at every step; answers its id.
 * @param word a word of the person's own in every text, so that taking only the name out would show
 */
export function livedThrough(
  fixture: DeskFixture,
  person: Readonly<Record<string, string>>,
  word: string,
): string {
  const { done } = fixture;
  const said = `${person["customer_name"] ?? ""}${word}`;
  const { id } = fixture.create("clerk1", { ...CARD, ...person }).fields;
  done("clerk1", id, "classify", { ...EXAMPLE_REPAIR, fault_category: "漏水" });
  done("clerk1", id, "dispatch", { assignee: "eng1" });
  done("eng1", id, "accept");
  done("eng1", id, "respond", { method: "phone", note: `和${said}约好了` });
  done("eng1", id, "start");
  done("eng1", id, "log", { operation: `${said}家的水管换了`, fault_cause: `${said}家水压高` });
  done("eng1", id, "diagnose", {
    appearance: `${said}说有磕碰`,
    hardware: "管裂",
    software: "无",
    location: "进水阀",
    plan: "换管",
    customer_informed: said,
  });
  done("eng1", id, "finish", { outcome: "repaired", result: `给${said}换好水管`, function_test: true });
  done("clerk1", id, "confirm", {
    method: "phone",
    solved: "yes",
    satisfaction: 5,
    opinion: `${said}很满意`,
  });
  done("clerk1", id, "hand_out_survey");
  done("clerk1", id, "collect_survey", {
    collected_by: "phone",
    scores: { timeliness: 5, efficiency: 5, expertise: 5, attitude: 5, aftercare: 4 },
    overall: 5,
    comment: `${said}：师傅很好`,
  });
  done("clerk1", id, "follow_up", { method: "phone", result: `${said}说不漏了`, satisfied: true });
  const bytes = Buffer.from(`%PDF-1.7 ${said} 的合同`);
  accepted(
    attachFile(fixture.desk, fixture.as("clerk1"), {
      ref: id,
      name: `${said}.pdf`,
      kind: "document",
      consent: true,
      bytes,
    }),
  );
  done("clerk1", id, "archive");
  return id;
}

/** Every file below a folder that holds one of the values, as UTF-8 or UTF-16, with what it holds. */
export function filesHolding(folder: string, values: readonly string[]): string[] {
  const needles = values.flatMap((value) => [Buffer.from(value, "utf8"), Buffer.from(value, "utf16le")]);
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = path.join(entry.parentPath, entry.name);
    const bytes = fs.readFileSync(file);
    const found = needles.find((needle) => bytes.includes(needle));
    return found === undefined ? [] : [`${path.relative(folder, file)}: ${found.toString("utf8")}`];
  });
}
