import type { StoreReader } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import { type LoadedCase, loadCase } from "#electron/repositories/case-repository";
import { findModelByCode } from "#electron/repositories/model-repository";
import { lastNumber } from "#electron/repositories/number-repository";
import { nextCopyNumber, type PrintEntry, printsOfCard } from "#electron/repositories/print-log-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { currentSurveyForm } from "#electron/repositories/survey-form-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { PAPER_CODES, type PrintSetup } from "#shared/documents/layout/papers";
import type { DocumentRequest } from "#shared/documents/templates/compose";
import { documentKind } from "#shared/documents/templates/document-registry";
import {
  confirmationSnapshot,
  flowCardSnapshot,
  letterheadOf,
  type PrintSource,
} from "#shared/documents/view-models/card-snapshots";
import type { CopyLabel, PrintStamp } from "#shared/documents/view-models/snapshot";
import { blankSurveySnapshot, surveySnapshot } from "#shared/documents/view-models/survey-snapshots";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { Actor } from "#shared/domain/card/decision";
import { cardInWarranty } from "#shared/domain/card/perform/quoting";
import { isMember } from "#shared/domain/card/vocabulary";
import { maskedKinds } from "#shared/domain/masking/needs";
import { blankNumber, blankNumberScope } from "#shared/domain/numbering/card-number";
import { cardRef } from "../card/card-ref";
import type { Desk } from "../desk";

export interface PrintOrder {
  /** Document code of DOMAIN 7. */
  readonly document: string;
  /** Card numbers or ids, in the order of the pages. */
  readonly cards: readonly string[];
  /** How many numbered blank forms instead of cards. */
  readonly blank?: number | undefined;
  /** A file copy (副本), which is not counted. */
  readonly copy?: boolean | undefined;
  readonly masked?: boolean | undefined;
  readonly paper?: string | undefined;
}

/** One sheet to be logged once it is out: a card's document, or a blank form's number. */
export interface PlannedSheet {
  readonly card_id: string | null;
  readonly blank_no: string | null;
  readonly n: number;
  /** 1 = 首次打印 …; 0 = file copy. */
  readonly copy: number;
}

export interface PrintPlan {
  readonly request: DocumentRequest;
  readonly sheets: readonly PlannedSheet[];
}

/** When the current round of service began: a confirmation printed before it belongs to the round before. */
function roundBeganAt(events: readonly CardEvent[]): number {
  return events.findLast((event) => event.after["status"] === "rework")?.at ?? 0;
}

/** A document keeps its number while the round lasts; after a rework the next print is the next number. */
function documentNumber(
  prints: readonly PrintEntry[],
  document: string,
  events: readonly CardEvent[],
): number {
  if (document === "flow_card") return 1;
  const last = prints.filter((print) => print.document === document).at(-1);
  if (!last) return 1;
  return last.printed_at < roundBeganAt(events) ? last.n + 1 : last.n;
}

function labelOf(copy: number): CopyLabel {
  if (copy === 0) return { kind: "copy" };
  return copy === 1 ? { kind: "first" } : { kind: "reprint", n: copy - 1 };
}

function sourceOf(
  desk: Desk,
  reader: StoreReader,
  loaded: LoadedCase,
  prints: readonly PrintEntry[],
): PrintSource {
  const { state, events } = loaded;
  const { calendar } = desk.clock(reader);
  const localDateOf = (atMs: number) => calendar.localDate(atMs);
  return {
    state,
    events,
    settings: desk.settings(reader),
    in_warranty: cardInWarranty(state, { nowMs: desk.nowMs(), localDateOf }),
    nameOf: (code) => findStaff(reader, code)?.name ?? code,
    partNameOf: (code) => code,
    modelNameOf: (code) => findModelByCode(reader, code)?.name ?? null,
    localDateOf,
    has_signed_scan: listAttachments(reader, state.fields.id).some((item) => item.kind === "signed_scan"),
    printed: prints.some((print) => print.copy > 0),
  };
}

interface PlannedCase {
  readonly sheet: PlannedSheet;
  readonly source: PrintSource;
  readonly stamp: PrintStamp;
}

/** What the sheets of one order have in common. */
interface OrderFacts {
  readonly order: PrintOrder;
  readonly actor: Actor;
  readonly printedBy: string;
  /** Sheets planned so far: a card that is asked for twice is counted twice. */
  readonly before: readonly PlannedCase[];
}

function planCase(desk: Desk, reader: StoreReader, ref: string, facts: OrderFacts): Result<PlannedCase> {
  const { order, actor, printedBy, before } = facts;
  const loaded = loadCase(reader, cardRef(reader, ref));
  if (!loaded) return fail("not_found", { what: "card", ref });
  const { id, no } = loaded.state.fields;
  if (no === null && loaded.state.fields.external_no === null) {
    return fail("invalid_state", { status: loaded.state.fields.status, allowed: ["register"] });
  }
  const prints = printsOfCard(reader, id);
  const n = documentNumber(prints, order.document, loaded.events);
  const again = before.filter((planned) => planned.sheet.card_id === id).length;
  const copy = order.copy ? 0 : nextCopyNumber(reader, { card_id: id }, order.document, n) + again;
  return ok({
    sheet: { card_id: id, blank_no: null, n, copy },
    source: sourceOf(desk, reader, loaded, prints),
    stamp: {
      copy: labelOf(copy),
      printed_at: desk.nowMs(),
      printed_by: printedBy,
      // Whoever sees a card masked prints it masked (DOMAIN 8).
      masked: (order.masked ?? false) || maskedKinds(actor, loaded.state.fields).size > 0,
    },
  });
}

function planBlank(
  desk: Desk,
  reader: StoreReader,
  count: number,
  printedBy: string,
  { document, setup }: { readonly document: "flow_card" | "survey"; readonly setup: PrintSetup },
): PrintPlan {
  const settings = desk.settings(reader);
  const day = desk.clock(reader).calendar.localDate(desk.nowMs());
  const scope = blankNumberScope(settings.prefix, settings.store, day);
  const last = lastNumber(reader, "blank", scope);
  const numbers = Array.from({ length: count }, (_, index) => blankNumber(scope, last + index + 1));
  const stamp: PrintStamp = {
    copy: { kind: "first" },
    printed_at: desk.nowMs(),
    printed_by: printedBy,
    masked: false,
  };
  const sheets = numbers.map((blank_no) => ({ card_id: null, blank_no, n: 1, copy: 1 }));
  const sheet = { letterhead: letterheadOf(settings), zone: settings.zone, print: stamp };
  if (document === "flow_card") {
    const cases = numbers.map((blank_no) => ({ ...sheet, blank_no }));
    return { request: { code: "flow_card_blank", setup, cases }, sheets };
  }
  const { questions } = currentSurveyForm(reader);
  const cases = numbers.map((no) => blankSurveySnapshot(sheet, no, questions));
  return { request: { code: "survey", setup, cases }, sheets };
}

function requestFor(
  reader: StoreReader,
  document: string,
  setup: PrintSetup,
  cases: readonly PlannedCase[],
): DocumentRequest | null {
  if (document === "flow_card") {
    return {
      code: "flow_card",
      setup,
      cases: cases.map(({ source, stamp }) => flowCardSnapshot(source, stamp)),
    };
  }
  if (document === "confirmation") {
    return {
      code: "confirmation",
      setup,
      cases: cases.map(({ source, stamp, sheet }) => confirmationSnapshot(source, stamp, sheet.n)),
    };
  }
  if (document === "survey") {
    const { questions } = currentSurveyForm(reader);
    return {
      code: "survey",
      setup,
      cases: cases.map(({ source, stamp, sheet }) => surveySnapshot(source, stamp, sheet.n, questions)),
    };
  }
  return null;
}

/** Documents that print without a card, on sheets numbered by themselves. */
function isBlankForm(document: string): document is "flow_card" | "survey" {
  return document === "flow_card" || document === "survey";
}

/**
 * Reads what a print needs from one snapshot and decides its labels (DOMAIN 7): which number of the document,
 * first print, reprint or copy. Nothing is written. Failures: `unsupported` document or paper, `not_found`,
 * `invalid_state` for a draft, `invalid_input` where there is nothing to print.
 */
export function planPrint(desk: Desk, actor: Actor, order: PrintOrder): Result<PrintPlan> {
  const kind = documentKind(order.document);
  // Reports have a period, not cards: they are made by `report`.
  if (!kind?.renderable || kind.of !== "card") return fail("unsupported", { document: order.document });
  const paper = order.paper ?? kind.papers[0] ?? "a4";
  if (!isMember(PAPER_CODES, paper) || !kind.papers.includes(paper)) {
    return fail("unsupported", { document: order.document, paper, papers: kind.papers });
  }
  return snapshot(desk.store, (): Result<PrintPlan> => {
    const reader = desk.store;
    const settings = desk.settings(reader);
    const setup: PrintSetup = {
      paper,
      offsetX: settings.printer_offset_x_mm,
      offsetY: settings.printer_offset_y_mm,
      fax: false,
    };
    const printedBy = findStaff(reader, actor.code)?.name ?? actor.code;
    if (order.blank) {
      const { document } = order;
      if (!isBlankForm(document)) return fail("unsupported", { document, blank: true });
      return ok(planBlank(desk, reader, order.blank, printedBy, { document, setup }));
    }
    const cases: PlannedCase[] = [];
    for (const ref of order.cards) {
      const planned = planCase(desk, reader, ref, { order, actor, printedBy, before: cases });
      if (!planned.ok) return planned;
      cases.push(planned.value);
    }
    const request = requestFor(reader, order.document, setup, cases);
    if (!request || cases.length === 0)
      return fail("invalid_input", { fields: [{ field: "cards", code: "required" }] });
    return ok({ request, sheets: cases.map((planned) => planned.sheet) });
  });
}
