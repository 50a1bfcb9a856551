import { addAssessment } from "#electron/use-cases/assessment/assess";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { showCard } from "#electron/use-cases/card/show-card";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import { erasePerson, previewErasure } from "#electron/use-cases/privacy/erase-person";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { searchDesk } from "#electron/use-cases/workbench/search-desk";
import { accepted, type DeskFixture } from "#test/builders/desk-fixture";
import { headerOnlyJpeg } from "#test/builders/jpeg";
import { filesHolding, livedThrough } from "#test/builders/lived-through";
import { type TortureRow, tortured } from "./torture-row";

/** Characters that stand nowhere else in the program, so that a hit is a hit. */
const RARE = [..."彧翀龑驫燚淼犇骉羴鱻赑喆"];

interface Invented {
  readonly fields: Readonly<Record<string, string>>;
  readonly word: string;
}

function invented(n: number): Invented {
  const at = (place: number) => RARE[Math.floor(n / RARE.length ** place) % RARE.length] ?? "";
  const mark = `${at(0)}${at(1)}${at(2)}`;
  const number = String(n).padStart(5, "0");
  return {
    fields: {
      customer_name: `欧阳${mark}删`,
      contact: `诸葛${mark}联`,
      phone: `128007${number}`,
      address: `示例市${mark}路 ${number} 号`,
      serial_no: `SNGONE${number}`,
      order_no: `ORDGONE${number}`,
      description: `${mark}家洗衣机漏水`,
      customer_words: `水漫到${mark}门口了`,
      expectation: `${mark}今晚上门`,
    },
    word: `暗语${mark}`,
  };
}

/** The words that the person's name stands in elsewhere: the ledger, the assessment, a photo's name. */
function mention({ desk, as }: DeskFixture, cardId: string, name: string): void {
  const { no } = accepted(showCard(desk, cardId)).fields;
  accepted(
    addLedgerEntry(desk, as("sup1"), {
      source: "manual",
      problem: `${name}等了两天`,
      measure: `给${name}赔礼`,
      cards: [cardId],
    }),
  );
  const note = `${name}来电表扬`;
  const entry = { period: "2026-11", staff: "eng1", item: "suggestion", points: 3, note, card: no };
  accepted(addAssessment(desk, as("sup1"), entry));
}

function attachPhoto({ desk, as }: DeskFixture, ref: string, name: string, n: number): void {
  const photo = { ref, name: `${name}.jpg`, kind: "photo", consent: true, cleaned: true } as const;
  accepted(attachFile(desk, as("clerk1"), { ...photo, bytes: headerOnlyJpeg(640 + n, 480) }));
}

/**
 * People of whom everything is erased (SAFETY 1): afterwards no file of the data folder (database, write-ahead log,
 * index, logs, attachments) holds a word of theirs, the search finds nothing, and everything else is sound. Tries
 * are people; lost are files or answers with something of them.
 */
export function erasedPeople(fixture: DeskFixture, count: number): Promise<TortureRow> {
  return tortured("erased customers", async () => {
    const { desk, as, folder } = fixture;
    const people = Array.from({ length: count }, (_, n) => invented(n));
    const cards = people.map(({ fields, word }, n) => {
      const id = livedThrough(fixture, fields, word);
      mention(fixture, id, fields["customer_name"] ?? "");
      if (n % 3 === 0) attachPhoto(fixture, id, word, n);
      return id;
    });
    fixture.at("2026-12-01T09:00:00+08:00");
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    let [lost, corrupt] = [0, 0];
    for (const [n, { fields, word }] of people.entries()) {
      const traces = [...Object.values(fields), word];
      // It must have been there before, or the search would prove nothing.
      if (n % 10 === 0 && filesHolding(folder, traces).length === 0) corrupt += 1;
      const customer_id = accepted(showCard(desk, cards[n] ?? "")).fields.customer_id ?? "";
      const { version } = accepted(previewErasure(desk, as("admin1"), customer_id));
      accepted(erasePerson(desk, as("admin1"), { customer_id, version, reason: "本人来信" }));
      lost += filesHolding(folder, traces).length;
      const found = searchDesk(desk, as("sup1"), word, 10);
      lost += found.open.length + found.closed.length + found.customers.length;
    }
    corrupt += verifyStore(desk).findings.length;
    desk.close();
    lost += filesHolding(
      folder,
      people.flatMap(({ fields, word }) => [...Object.values(fields), word]),
    ).length;
    return { tries: count, lost, corrupt };
  });
}
