import type { StoreReader } from "#electron/db/connection";
import { cardsByBasis } from "#electron/repositories/figures/figure-cards";
import { clockReasons, endedCards, judgedPolicies } from "#electron/repositories/figures/figure-rows";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { FigureExplanation, LeftOutReason } from "#shared/contract/figures-views";
import type { Actor } from "#shared/domain/card/decision";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import {
  CARD_FIGURES,
  type CardFigureCode,
  type FigureCard,
  isCardFigure,
} from "#shared/domain/figures/judge";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { type FigureQuestion, questionOf } from "./figure-question";
import { frozenOf } from "./frozen-figures";
import { figuresOnly } from "./period-figures";

type LeftOut = FigureExplanation["left_out"];

/** Figures of repairs: another card is not without a value, it is not concerned. */
const OF_REPAIRS: ReadonlySet<CardFigureCode> = new Set<CardFigureCode>([
  "first_fix_rate",
  "repeat_rate",
  "qc_sample_rate",
  "qc_sample_pass_rate",
]);

function reasonOf(code: CardFigureCode, card: FigureCard): LeftOutReason {
  if (code === "response_minutes" && card.history) return "imported_history";
  return OF_REPAIRS.has(code) && !card.repaired ? "not_applicable" : "without_value";
}

/** Cards of the period that a card figure does not judge. */
function cardsLeftOut(reader: StoreReader, question: FigureQuestion, code: CardFigureCode): LeftOut {
  const { filters, instants } = question;
  const { basis, judge } = CARD_FIGURES[code];
  const counts = new Map<LeftOutReason, number>();
  for (const card of cardsByBasis(reader, basis, filters, instants)) {
    if (judge(card) !== null) continue;
    const reason = reasonOf(code, card);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const found = [...counts].map(([reason, cards]) => ({ reason, cards }));
  return [...endedCards(reader, basis, filters, instants), ...found];
}

/** Cards registered in the period whose clock is not judged in it. */
function clocksLeftOut(reader: StoreReader, question: FigureQuestion, code: FigureCode): LeftOut {
  const { milestones } = FIGURE_DEFINITIONS[code];
  return clockReasons(reader, { ...question, code, milestones }).flatMap(({ reason, cards }) =>
    reason === "judged" ? [] : [{ reason, cards }],
  );
}

function leftOut(reader: StoreReader, question: FigureQuestion, code: FigureCode): LeftOut {
  if (isCardFigure(code)) return cardsLeftOut(reader, question, code);
  return FIGURE_DEFINITIONS[code].milestones.length > 0 ? clocksLeftOut(reader, question, code) : [];
}

/** `figures.explain`: what stands behind one figure besides its rows (UX 8 口径). */
export function explainFigure(
  desk: Desk,
  actor: Actor,
  { scope, code }: ChannelParsed<"figures.explain">,
): Result<FigureExplanation> {
  const allowed = authorise(actor, "figures.read");
  if (!allowed.ok) return allowed;
  const asked = questionOf(desk, scope);
  if (!asked.ok) return asked;
  const question = asked.value;
  const reader = desk.store;
  return ok(
    snapshot(desk.store, () => {
      const frozen = frozenOf(reader, scope);
      const judgesClocks = FIGURE_DEFINITIONS[code].milestones.length > 0;
      return {
        code,
        period: question.period,
        zone: question.zone,
        figure: (frozen?.figures.current.figures ?? figuresOnly(reader, question, [code]))[code],
        issued: frozen?.issued ?? null,
        left_out: leftOut(reader, question, code),
        policies: judgesClocks ? judgedPolicies(reader, { ...question, code }) : [],
      };
    }),
  );
}
