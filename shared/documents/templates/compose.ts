import type { PageSection, SheetInfo } from "../layout/definition";
import { documentNo } from "../layout/page-code";
import type { PaperCode, PrintSetup } from "../layout/papers";
import type { Typesetter } from "../layout/typesetter";
import { reportPages } from "../reports/layout/report-pages";
import type { ReportPaper } from "../reports/report-paper";
import { confirmationView } from "../view-models/confirmation-view";
import { blankCardView, flowCardView } from "../view-models/flow-card-view";
import type {
  BlankCardSnapshot,
  ConfirmationSnapshot,
  FlowCardSnapshot,
  SheetSnapshot,
  SurveySnapshot,
} from "../view-models/snapshot";
import { surveyView } from "../view-models/survey-view";
import { confirmationPages } from "./confirmation";
import { documentKind } from "./document-registry";
import { flowCardPages } from "./flow-card";
import { blankCardPages } from "./flow-card-blank";
import { surveyPages } from "./survey";

/** What is to be printed: one document kind, one paper, any number of cases in this order. Plain data. */
export type DocumentRequest =
  | { readonly code: "flow_card"; readonly setup: PrintSetup; readonly cases: readonly FlowCardSnapshot[] }
  | {
      readonly code: "flow_card_blank";
      readonly setup: PrintSetup;
      readonly cases: readonly BlankCardSnapshot[];
    }
  | {
      readonly code: "confirmation";
      readonly setup: PrintSetup;
      readonly cases: readonly ConfirmationSnapshot[];
    }
  | { readonly code: "survey"; readonly setup: PrintSetup; readonly cases: readonly SurveySnapshot[] }
  | ReportRequest;

/** A report of a period or a person: already words, tables and charts. */
interface ReportRequest {
  readonly code: "report";
  /** Its code in the registry. */
  readonly document: string;
  readonly setup: PrintSetup;
  readonly cases: readonly ReportCase[];
}

interface ReportCase {
  readonly paper: ReportPaper;
  /** The snapshot's time: equal snapshots give equal bytes. */
  readonly createdAtMs: number;
}

export type ComposeError =
  /** The document is unknown or not built yet. */
  | { readonly code: "unsupported"; readonly document: string }
  /** The document does not print on that paper; `papers` are those it does. */
  | { readonly code: "unsupported_paper"; readonly document: string; readonly papers: readonly PaperCode[] }
  | { readonly code: "nothing_to_print" };

export interface ComposedDocument {
  readonly info: SheetInfo;
  /** The pages of each case, made when they are asked for. */
  readonly sheets: Iterable<readonly PageSection[]>;
  readonly count: number;
}

export type ComposeResult =
  | { readonly ok: true; readonly value: ComposedDocument }
  | { readonly ok: false; readonly error: ComposeError };

/** How one case is named and drawn. */
interface PreparedSheet {
  readonly store: string;
  readonly createdAtMs: number;
  readonly documentNo: string;
  readonly pages: () => readonly PageSection[];
}

/** The document of the registry that a request prints. */
export function requestedDocument(request: DocumentRequest): string {
  if (request.code === "report") return request.document;
  return request.code === "flow_card_blank" ? "flow_card" : request.code;
}

function stamped({ letterhead, print }: SheetSnapshot): Pick<PreparedSheet, "store" | "createdAtMs"> {
  return { store: letterhead.name, createdAtMs: print.printed_at };
}

function prepare(request: DocumentRequest, type: Typesetter): readonly PreparedSheet[] {
  const { setup } = request;
  switch (request.code) {
    case "flow_card":
      return request.cases.map((snapshot) => ({
        ...stamped(snapshot),
        documentNo: snapshot.no,
        pages: () => flowCardPages(flowCardView(snapshot), setup, type),
      }));
    case "flow_card_blank":
      return request.cases.map((snapshot) => ({
        ...stamped(snapshot),
        documentNo: snapshot.blank_no,
        pages: () => blankCardPages(blankCardView(snapshot), setup, type),
      }));
    case "confirmation":
      return request.cases.map((snapshot) => ({
        ...stamped(snapshot),
        documentNo: documentNo(snapshot.no, "CF", snapshot.document_n),
        pages: () => confirmationPages(confirmationView(snapshot), setup, type),
      }));
    case "report":
      return request.cases.map(({ paper, createdAtMs }) => ({
        store: paper.head.letterhead.name,
        createdAtMs,
        documentNo: paper.head.number,
        pages: () => reportPages(paper, setup, type),
      }));
    case "survey":
      return request.cases.map((snapshot) => ({
        ...stamped(snapshot),
        documentNo: documentNo(snapshot.no, "SV", snapshot.document_n),
        pages: () => surveyPages(surveyView(snapshot), setup, type),
      }));
  }
}

function* pagesOf(sheets: readonly PreparedSheet[]): Generator<readonly PageSection[]> {
  for (const sheet of sheets) yield sheet.pages();
}

/** Snapshots → page sections, one case at a time. Pure but for the type setter's fonts. */
export function composeDocument(request: DocumentRequest, type: Typesetter): ComposeResult {
  const document = requestedDocument(request);
  const kind = documentKind(document);
  if (!kind?.renderable) return { ok: false, error: { code: "unsupported", document } };
  if (!kind.papers.includes(request.setup.paper)) {
    return { ok: false, error: { code: "unsupported_paper", document, papers: kind.papers } };
  }
  const sheets = prepare(request, type);
  const [first] = sheets;
  if (!first) return { ok: false, error: { code: "nothing_to_print" } };
  const more = sheets.length > 1 ? ` +${sheets.length - 1}` : "";
  return {
    ok: true,
    value: {
      info: {
        title: kind.zh,
        author: first.store,
        subject: `${first.documentNo}${more}`,
        createdAtMs: first.createdAtMs,
      },
      sheets: pagesOf(sheets),
      count: sheets.length,
    },
  };
}
