import { flowCards, renderBytes } from "#test/documents/pdf-tools";
import { FILLED_CARD } from "#test/documents/sample-snapshots";
import { type TortureRow, tortured } from "./torture-row";

/** What makes a PDF do something; none of our sheets has any of it. */
const ACTIVE = [
  "/URI",
  "/JavaScript",
  "/JS",
  "/Launch",
  "/OpenAction",
  "/AA",
  "/EmbeddedFile",
  "/SubmitForm",
  "/GoToR",
];
const FIELDS_PER_CARD = 8;

const BAIT = [
  ") /A << /S /URI /URI (http://example.invalid/) >> (",
  ">> endobj 9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj",
  "\\) Tj ET Q /Launch << /F (cmd.exe) >>",
  "https://example.invalid/?a=1&b=2",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "<script>alert(1)</script>",
  '<a href="http://example.invalid/">这里</a>',
  "%%EOF\nxref\n0 1\ntrailer << /OpenAction 1 0 R >>",
  "endstream endobj 1 0 obj << /AA << >> >> endobj",
  "{text:'x',link:'http://example.invalid/'}",
  "￾﻿‮/URI (反转)",
] as const;

/** Bait with something different around it, so that no two are alike. */
function hostileText(n: number): string {
  const filler = String.fromCodePoint(0x4e00 + ((n * 131) % 5000));
  return `${filler}${BAIT[n % BAIT.length]}${"\\".repeat(n % 4)}${")".repeat(n % 3)}${filler}`;
}

/** Hostile strings in every free field of the flow card: the file must stay paper (SAFETY 1). Tries are strings. */
export function pdfInjections(strings: number): Promise<TortureRow> {
  return tortured("PDF injection", async () => {
    let [tries, lost] = [0, 0];
    while (tries < strings) {
      const text = (offset: number) => hostileText(tries + offset);
      const card = {
        ...FILLED_CARD,
        customer_name: text(0),
        contact: text(1),
        address: text(2),
        model: text(3),
        description: text(4),
        opinion: text(5),
        remark: text(6),
        process: FILLED_CARD.process.map((line) => ({ ...line, text: text(7) })),
      };
      const bytes = Buffer.from(await renderBytes(flowCards(card))).toString("latin1");
      // Our words lie compressed in the pages' streams; what stands in the file's own objects is what a reader obeys.
      const objects = bytes.replaceAll(/stream\r?\n[\s\S]*?endstream/g, "");
      lost += ACTIVE.filter((name) => new RegExp(`${name}(?![A-Za-z])`).test(objects)).length;
      tries += FIELDS_PER_CARD;
    }
    return { tries, lost, corrupt: 0 };
  });
}
