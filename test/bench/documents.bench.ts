import { createRequire } from "node:module";
import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import type { PageSection, TextNode } from "#shared/documents/layout/definition";
import { MAIN_FONT } from "#shared/documents/layout/font-runs";
import { Typesetter } from "#shared/documents/layout/typesetter";
import { composeDocument } from "#shared/documents/templates/compose";
import type { FlowCardSnapshot } from "#shared/documents/view-models/snapshot";
import { flowCards, renderBytes, shelf } from "#test/documents/pdf-tools";
import { FILLED_CARD } from "#test/documents/sample-snapshots";
import { type BenchRow, median } from "./bench-row";
import { libreOfficeMs } from "./libreoffice.bench";

const GOAL_TIMES_BARE = 1.5;
const GOAL_TIMES_OFFICE = 10;
const GOAL_CARDS_PER_SECOND = 40;
const GOAL_MEGABYTES = 1024;
const CARDS = 500;
const RUNS = 15;

/** pdfmake's own entry, as somebody without this engine would use it. */
interface Pdfmake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Buffer> };
}

function barePdfmake(): Pdfmake {
  const pdfmake = createRequire(import.meta.url)("pdfmake") as Pdfmake;
  pdfmake.setFonts(shelf.descriptors());
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  return pdfmake;
}

function isText(node: object): node is TextNode {
  return "text" in node;
}

/** All text of the card, in the card's sizes and weights, one paragraph each. */
function textOfCard(): readonly { text: string; fontSize: number; bold: boolean; font: string }[] {
  const composed = composeDocument(flowCards(FILLED_CARD), new Typesetter(shelf, shelf));
  if (!composed.ok) throw new Error(composed.error.code);
  const sections: readonly PageSection[] = [...composed.value.sheets].flat();
  return sections.flatMap(({ section }) =>
    section.stack.filter(isText).map(({ text, fontSize, bold, font }) => ({
      text,
      fontSize,
      bold: bold === true,
      font: font ?? MAIN_FONT,
    })),
  );
}

async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One card against a bare pdfmake document of the same text, turn by turn, both warm. */
async function oneCard(): Promise<readonly BenchRow[]> {
  const pdfmake = barePdfmake();
  const content = textOfCard();
  const bare = () =>
    pdfmake
      .createPdf({ content: content.map((node) => ({ ...node })), defaultStyle: { font: MAIN_FONT } })
      .getBuffer();
  const card = () => renderBytes(flowCards(FILLED_CARD));
  await bare();
  await card();
  const bareMs: number[] = [];
  const cardMs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    bareMs.push(await elapsedMs(bare));
    cardMs.push(await elapsedMs(card));
  }
  const times = median(cardMs) / median(bareMs);
  return [
    {
      what: "one flow card PDF, warm",
      figure: `${median(cardMs).toFixed(0)} ms = ${times.toFixed(2)} × bare pdfmake (${median(bareMs).toFixed(0)} ms)`,
      goal: `≤ ${GOAL_TIMES_BARE} ×`,
      ratio: times / GOAL_TIMES_BARE,
    },
    ...againstLibreOffice(
      median(cardMs),
      content.map(({ text }) => text),
    ),
  ];
}

/** The same text as a form that LibreOffice converts; no row where it is not installed. */
function againstLibreOffice(cardMs: number, texts: readonly string[]): readonly BenchRow[] {
  const officeMs = libreOfficeMs(texts);
  if (officeMs === null) return [];
  const times = officeMs / cardMs;
  return [
    {
      what: "one flow card PDF, warm, beside LibreOffice",
      figure: `${times.toFixed(0)} × faster (${officeMs.toFixed(0)} ms)`,
      goal: `≥ ${GOAL_TIMES_OFFICE} ×`,
      ratio: GOAL_TIMES_OFFICE / times,
    },
  ];
}

/** Cards that share no text but the form's: caches may not flatter the figure. */
function distinctCards(count: number): readonly FlowCardSnapshot[] {
  const ideographs = (seed: number, length: number): string =>
    Array.from({ length }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((seed * 7919 + index * 104_729) % 6000)),
    ).join("");
  return Array.from({ length: count }, (_, card) => ({
    ...FILLED_CARD,
    no: `SH-S01-20261121-${String(card + 1).padStart(4, "0")}`,
    customer_name: ideographs(card, 3),
    address: `${ideographs(card + 1, 12)} ${card} 号`,
    description: `${ideographs(card + 2, 70)}，错误代码 E${card}`,
    process: FILLED_CARD.process.map((line, index) => ({
      ...line,
      text: `${ideographs(card * 31 + index, 40)} ${card}.${index} MΩ。`,
    })),
  }));
}

/** 500 cards in one file through the worker: cards per second and the whole process's memory. */
async function manyCards(): Promise<readonly BenchRow[]> {
  const service = new PrintService({ workerPath: printWorkerFile });
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  try {
    const request = flowCards(...distinctCards(CARDS));
    let failure = "";
    const ms = await elapsedMs(async () => {
      const outcome = await service.render(request).outcome;
      if (!outcome.ok) failure = outcome.error.code;
    });
    if (failure !== "") throw new Error(`500 cards not rendered: ${failure}`);
    const perSecond = (CARDS / ms) * 1000;
    const megabytes = peak / 1024 ** 2;
    return [
      {
        what: "500 flow cards in one PDF, cold worker",
        figure: `${perSecond.toFixed(0)} cards/s`,
        goal: `≥ ${GOAL_CARDS_PER_SECOND} cards/s`,
        ratio: GOAL_CARDS_PER_SECOND / perSecond,
      },
      {
        what: "500 flow cards in one PDF, memory of the process",
        figure: `${megabytes.toFixed(0)} MB`,
        goal: `< ${GOAL_MEGABYTES} MB`,
        ratio: megabytes / GOAL_MEGABYTES,
      },
    ];
  } finally {
    clearInterval(sampler);
    await service.close();
  }
}

/** Figures of the paper engine; the print worker must be built. */
export async function benchDocuments(): Promise<readonly BenchRow[]> {
  return [...(await oneCard()), ...(await manyCards())];
}
