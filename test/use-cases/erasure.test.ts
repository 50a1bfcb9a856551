import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import { allTables } from "#electron/db/schema/tables";
import { findCustomer } from "#electron/repositories/customer-repository";
import { findIssue } from "#electron/repositories/figures/report-issue-repository";
import { BLANKED } from "#electron/repositories/privacy-repository";
import { saveDraft } from "#electron/use-cases/card/save-draft";
import { showCard } from "#electron/use-cases/card/show-card";
import type { FrozenReport } from "#electron/use-cases/figures/frozen-figures";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import { erasePerson, previewErasure } from "#electron/use-cases/privacy/erase-person";
import { exportPerson } from "#electron/use-cases/privacy/export-person";
import { previewRetention, runRetention } from "#electron/use-cases/privacy/retention";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { listViews, saveView } from "#electron/use-cases/view/saved-views";
import { searchDesk } from "#electron/use-cases/workbench/search-desk";
import { COLLECTION_NAMES, type CollectionName } from "#shared/domain/card/case-state";
import { PERSONAL_FIELD_NAMES, PERSONAL_MEMBERS } from "#shared/domain/privacy/personal-values";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";
import { CARD, filesHolding, livedThrough } from "#test/builders/lived-through";
import { OTHER, OTHER_WORD, PERSON, TRACES, WORD } from "#test/builders/person-to-erase";

/** Columns that hold codes, numbers of ours, staff codes or sums, never a word about a customer. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  card: [
    "id",
    "store",
    "no",
    "blank_no",
    "external_no",
    "policy_preset",
    "registered_by",
    "origin_card",
    "customer_id",
    "model_id",
    "model",
    "purchase_date",
    "received_date",
    "warranty_end",
    "repeat_of",
    "error_code",
    "fault_category",
    "group",
    "assignee",
    "collaborators",
    "merged_into",
  ],
  // Written with the card and the customer themselves.
  card_grid: [
    "card_id",
    "assignee",
    "registered_by",
    "collaborators",
    "model",
    "no",
    "customer_sort",
    "description_sort",
  ],
  card_figure: ["card_id", "no", "store", "model", "assignee", "group", "fault_category", "repeat_of"],
  device: ["id", "customer_id", "model_id", "model", "purchase_date", "received_date", "replaced_by"],
  site: ["id", "customer_id", "name", "acceptance_date"],
  approval_request: ["proposal", "requested_by", "decided_by"],
  quote: ["valid_until", "quoted_by"],
  quote_line: ["name", "unit"],
  payment: ["received_by"],
  refund: ["refunded_by"],
  goods_movement: ["recorded_by"],
  detection: ["detected_by"],
  part_use: ["part", "used_by"],
  quality_check: ["items", "checked_by"],
  escalation: ["expert", "escalated_by"],
  survey: ["scores", "choices", "invalid_reason", "way"],
  follow_up: ["followed_up_by"],
  filled_checklist: ["items", "filled_by"],
  periodic_survey: ["period", "customer_id", "seed", "interviewed_by", "scores", "choices"],
  erasure: ["customer_id", "card_ids"],
  // Encrypted under the person's key, which goes; `personal` holds it.
  card_event: ["actor", "on_behalf", "payload", "before", "after", "prev_hash", "hash", "personal"],
  event_countersign: ["countersigned_by"],
  customer_key: ["customer_id", "wrapped_by"],
  // Its files are deleted and its name is emptied.
  attachment: ["sha256", "mime", "original_name", "document", "clean_sha256", "added_by"],
  print_log: ["subject", "document", "paper", "printed_by", "printer"],
  blank_form: ["blank_no", "reserved_by"],
  scan_page: ["sha256", "original_name", "code_text", "document", "settled_by"],
  operation: ["op_id", "payload_hash", "result", "by"],
  part_serial: ["part", "serial", "holder", "expires_on"],
  stock_movement: ["part", "from_holder", "to_holder", "expires_on", "serials", "reason", "by"],
  quality_sample: ["period", "seed"],
  // Names and numbers are taken out of its words where they stand.
  assessment_entry: [
    "period",
    "staff",
    "item",
    "note",
    "entered_by",
    "withdrawn_by",
    "withdrawn_reason",
    "proposal",
  ],
  patrol_visit: ["plan_id", "due_on"],
  notice: ["lines", "period"],
};

function unclassified(table: SQLiteTable): string[] {
  const name = getTableName(table);
  const columns = Object.entries(getTableColumns(table));
  const hangs =
    name === "card" || columns.some(([column]) => column === "card_id" || column === "customer_id");
  if (!hangs) return [];
  const list = COLLECTION_NAMES.find((candidate) => LIST_TABLES[candidate] === name);
  const erased: readonly string[] = [
    ...(name === "card" ? PERSONAL_FIELD_NAMES : []),
    ...(list === undefined ? [] : PERSONAL_MEMBERS[list]),
    ...(BLANKED.find((entry) => entry.table === name)?.columns ?? []),
  ];
  return columns.flatMap(([column, { columnType, enumValues }]) => {
    const isWords = columnType === "SQLiteTextJson" || (columnType === "SQLiteText" && !enumValues?.length);
    const isKnown = column === "card_id" || erased.includes(column) || KEPT[name]?.includes(column);
    return isWords && !isKnown ? [`${name}.${column}`] : [];
  });
}

const LIST_TABLES: Readonly<Record<CollectionName, string>> = {
  requests: "approval_request",
  quotes: "quote",
  payments: "payment",
  refunds: "refund",
  goods: "goods_movement",
  detections: "detection",
  part_uses: "part_use",
  checks: "quality_check",
  escalations: "escalation",
  surveys: "survey",
  follow_ups: "follow_up",
  checklists: "filled_checklist",
};

describe("erasing a person (DOMAIN 8)", () => {
  test("leaves figures, the chain and everybody else, and not one byte of the person in the data folder", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const id = livedThrough(fixture, PERSON, WORD);
    const other = livedThrough(fixture, OTHER, OTHER_WORD);
    accepted(
      saveDraft(desk, fixture.as("clerk1"), {
        fields: { channel: "phone", customer_name: PERSON.customer_name, phone: PERSON.phone },
      }),
    );
    const view = { sort: [], hidden_columns: [], density: null, shared: true };
    for (const search of [PERSON.phone, OTHER.phone])
      accepted(saveView(desk, fixture.as("sup1"), { ...view, name: `电话 ${search}`, filter: { search } }));
    desk.store.sqlite.pragma("wal_checkpoint(PASSIVE)");
    expect(filesHolding(fixture.folder, TRACES).length).toBeGreaterThan(1);
    const before = accepted(showCard(desk, id));
    const otherBefore = accepted(showCard(desk, other));
    const customerId = before.fields.customer_id ?? "";

    const preview = accepted(previewErasure(desk, fixture.as("admin1"), customerId));
    expect(preview).toMatchObject({ cards: 2, files: 1, open_cards: [], name: PERSON.customer_name });
    const request = { customer_id: customerId, version: preview.version, reason: "本人来信" };
    expect(erasePerson(desk, fixture.as("sup1"), request)).toMatchObject({ ok: false, code: "forbidden" });
    expect(erasePerson(desk, fixture.as("admin1"), { ...request, version: 99 })).toMatchObject({
      code: "conflict",
    });
    expect(accepted(erasePerson(desk, fixture.as("admin1"), request))).toEqual({
      cards: 2,
      files: 1,
      files_left: 0,
      log_emptied: true,
      backups: 0,
    });
    expect(listViews(desk, fixture.as("clerk1")).map(({ name }) => name)).toEqual([`电话 ${OTHER.phone}`]);

    expect(filesHolding(fixture.folder, TRACES)).toEqual([]);
    const after = accepted(showCard(desk, id));
    expect(after.fields).toMatchObject({
      no: before.fields.no,
      status: "archived",
      customer_name: null,
      phone: null,
      description: null,
      satisfaction: 5,
      fault_category: "漏水",
      completed_at: before.fields.completed_at,
      model: "XQB-80",
    });
    expect(after.events.map(({ seq, action, at }) => [seq, action, at])).toEqual(
      before.events.map(({ seq, action, at }) => [seq, action, at]),
    );
    expect(after.lists.surveys).toEqual(before.lists.surveys.map((survey) => ({ ...survey, comment: null })));
    expect(after.milestones.map(({ explain: _explain, ...rest }) => rest)).toEqual(
      before.milestones.map(({ explain: _explain, ...rest }) => rest),
    );
    expect(accepted(showCard(desk, other))).toEqual(otherBefore);
    expect(findCustomer(desk.store, customerId)).toMatchObject({ name: "", phone: "", contact: null });
    for (const text of ["欧阳", "7421", "SNERASE", "shishan"])
      expect(searchDesk(desk, fixture.as("sup1"), text, 10), text).toMatchObject({
        open: [],
        closed: [],
        customers: [],
      });
    expect(verifyStore(desk).findings).toEqual([]);
    expect(erasePerson(desk, fixture.as("admin1"), request)).toMatchObject({ ok: false, code: "not_found" });
    desk.close();
    expect(filesHolding(fixture.folder, TRACES)).toEqual([]);
  });

  test("a report that was issued keeps its figures and loses the person's words", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    const id = livedThrough(fixture, PERSON, WORD);
    const problem = `${PERSON.customer_name}等了两天`;
    accepted(addLedgerEntry(desk, as("sup1"), { source: "manual", problem, cards: [id] }));
    accepted(addLedgerEntry(desk, as("sup1"), { source: "manual", problem: "备件盘点" }));
    fixture.at("2026-12-01T09:00:00+08:00");
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    const frozen = () => findIssue(desk.store, "monthly_report", "2026-11")?.figures as FrozenReport;
    const before = frozen();
    expect(JSON.stringify(before)).toContain(WORD);
    const customer_id = accepted(showCard(desk, id)).fields.customer_id ?? "";
    const { version } = accepted(previewErasure(desk, as("admin1"), customer_id));
    accepted(erasePerson(desk, as("admin1"), { customer_id, version, reason: "x" }));
    expect(filesHolding(fixture.folder, TRACES)).toEqual([]);
    const [told] = before.extras.cases;
    expect(frozen()).toEqual({
      ...before,
      extras: {
        ...before.extras,
        cases: [{ ...told, description: "", fault_cause: null, result: null }],
        ledger: before.extras.ledger.map((line) => ({
          ...line,
          problem: line.problem === problem ? "＊＊等了两天" : line.problem,
        })),
      },
    });
    // Nobody else can change it.
    expect(() => desk.store.sqlite.exec(`UPDATE "report_issue" SET "figures" = '{}'`)).toThrow("append-only");
  });

  test("waits until the person's cards are closed", async () => {
    const fixture = await openDeskFixture();
    const { fields } = fixture.create("clerk1", { ...CARD, ...PERSON });
    const customerId = fields.customer_id ?? "";
    const { version, open_cards } = accepted(previewErasure(fixture.desk, fixture.as("admin1"), customerId));
    expect(open_cards).toEqual([fields.no]);
    expect(
      erasePerson(fixture.desk, fixture.as("admin1"), { customer_id: customerId, version, reason: "x" }),
    ).toMatchObject({ ok: false, code: "incomplete", details: { cards: [fields.no] } });
    expect(findCustomer(fixture.desk.store, customerId)?.name).toBe(PERSON.customer_name);
  });

  test("a card of an erased person goes on under a key of its own", async () => {
    const fixture = await openDeskFixture();
    const id = livedThrough(fixture, PERSON, WORD);
    const customerId = accepted(showCard(fixture.desk, id)).fields.customer_id ?? "";
    const { version } = accepted(previewErasure(fixture.desk, fixture.as("admin1"), customerId));
    accepted(
      erasePerson(fixture.desk, fixture.as("admin1"), { customer_id: customerId, version, reason: "x" }),
    );
    const reopened = fixture.done("sup1", id, "reopen", { reason: "又漏了" });
    expect(reopened.events.at(-1)?.payload).toEqual({ reason: "又漏了" });
    expect(verifyStore(fixture.desk).findings).toEqual([]);
  });

  test("every text column that hangs on a customer or a card is either erased or known to hold no person", () => {
    const unknown = Object.values(allTables).flatMap((entry) =>
      is(entry, SQLiteTable) ? unclassified(entry) : [],
    );
    expect(unknown).toEqual([]);
  });
});

describe("a person's data", () => {
  test("can be exported whole, by those who may, and that is logged", async () => {
    const fixture = await openDeskFixture();
    const id = livedThrough(fixture, PERSON, WORD);
    const customerId = accepted(showCard(fixture.desk, id)).fields.customer_id ?? "";
    expect(exportPerson(fixture.desk, fixture.as("clerk1"), customerId)).toMatchObject({ code: "forbidden" });
    const exported = accepted(exportPerson(fixture.desk, fixture.as("sup1"), customerId));
    for (const value of [...Object.values(PERSON), "师傅很好", "壬癸暗语.pdf"])
      expect(exported.json).toContain(value);
    const document = JSON.parse(exported.json) as {
      cards: { surveys: unknown[]; attachments: unknown[]; events: unknown[] }[];
    };
    expect(document.cards[0]?.surveys).toHaveLength(1);
    expect(document.cards[0]?.attachments).toHaveLength(1);
    expect(
      fixture.desk.store.sqlite
        .prepare(`SELECT "by" FROM "audit_entry" WHERE "what" = 'person.exported'`)
        .all(),
    ).toEqual([{ by: "sup1" }]);
  });

  test("is proposed for erasure when the period has run out, and only then", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const old = accepted(showCard(desk, livedThrough(fixture, PERSON, WORD))).fields.customer_id ?? "";
    const admin = fixture.as("admin1");
    expect(accepted(previewRetention(desk, admin))).toMatchObject({ months: null, people: [] });
    accepted(updateSettings(desk, admin, { retention_months: 24 }));
    fixture.at("2028-11-19T09:00:00+08:00");
    expect(accepted(previewRetention(desk, admin)).total).toBe(0);
    const young =
      accepted(showCard(desk, livedThrough(fixture, { ...OTHER }, OTHER_WORD))).fields.customer_id ?? "";
    fixture.at("2028-11-21T09:00:00+08:00");
    const { people, total, months } = accepted(previewRetention(desk, admin));
    expect([months, total, people.map(({ id }) => id)]).toEqual([24, 1, [old]]);
    expect(previewRetention(desk, fixture.as("sup1"))).toMatchObject({ ok: false, code: "forbidden" });
    expect(accepted(runRetention(desk, admin, [old, young]))).toEqual({
      erased: 1,
      cards: 1,
      files: 1,
      skipped: 1,
    });
    expect(findCustomer(desk.store, old)?.name).toBe("");
    expect(findCustomer(desk.store, young)?.name).toBe(OTHER.customer_name);
  });
});
