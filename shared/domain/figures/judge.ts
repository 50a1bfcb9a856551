import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { Channel, Kind, Priority, ServiceMode } from "#shared/domain/card/vocabulary";
import type { CardFacts, LogFacts } from "./card-facts";
import type { FigureCode } from "./vocabulary";

/** A counted card as figures judge it. */
export interface FigureCard
  extends Omit<CardFacts, "counted" | "no" | "repeat_of">,
    Pick<LogFacts, "first_response_at" | "history"> {
  readonly kind: Kind | null;
  readonly service_mode: ServiceMode | null;
  readonly priority: Priority;
  readonly channel: Channel | null;
  readonly assignee: StaffCode | null;
  /** A later card repeats this repair. */
  readonly repeated: boolean;
}

/** What one card brings to a figure. */
export interface Judgement {
  /** To the denominator: 1 for a judged card, the number of surveys or checks where these are counted. */
  readonly of: number;
  /** To the numerator: how many were good, or what a mean is made of. */
  readonly good: number;
}

/** Figures that cards are judged for one by one, and the date that puts a card into a period. */
export interface CardFigure {
  readonly basis: "registered_at" | "first_completed_at" | "confirmed_at";
  /** Null where the card is not judged by it. */
  readonly judge: (card: FigureCard) => Judgement | null;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const POINTS_PER_SCORE = 20;
/** Parts are on time within 48 hours (DOMAIN 5.2). */
const PARTS_IN_TIME_MS = 48 * MS_PER_HOUR;

const ANSWERED_AT_ONCE: ReadonlySet<Channel> = new Set<Channel>(["phone", "counter"]);

const one = (good: boolean): Judgement => ({ of: 1, good: good ? 1 : 0 });
const brings = (good: number | null): Judgement | null => (good === null ? null : { of: 1, good });

/** Minutes from registration to the first response; 0 for phone and counter; null while there is none. */
function responseMinutes(card: FigureCard): number | null {
  if (card.history || card.registered_at === null) return null;
  if (card.channel !== null && ANSWERED_AT_ONCE.has(card.channel)) return 0;
  const { first_response_at: at } = card;
  // A customer may be answered while the card is still a draft.
  return at === null ? null : Math.max(0, at - card.registered_at) / MS_PER_MINUTE;
}

function hoursBetween(from: EpochMs | null, to: EpochMs | null): number | null {
  return from === null || to === null ? null : (to - from) / MS_PER_HOUR;
}

/** Where no survey is valid: the mean card score × 20 stands for the index (DOMAIN 6). */
export const CARD_SCORES: CardFigure = {
  basis: "confirmed_at",
  judge: ({ satisfaction }) => brings(satisfaction === null ? null : satisfaction * POINTS_PER_SCORE),
};

/** The figures of DOMAIN 6 that cards are judged for; the others judge clocks, waits or stock. */
export const CARD_FIGURES = {
  volume_registered: { basis: "registered_at", judge: () => one(true) },
  response_minutes: { basis: "registered_at", judge: (card) => brings(responseMinutes(card)) },
  completeness: { basis: "registered_at", judge: ({ completeness }) => brings(completeness) },
  complaint_rate: { basis: "registered_at", judge: ({ kind }) => one(kind === "C") },
  volume_completed: { basis: "first_completed_at", judge: () => one(true) },
  first_fix_rate: {
    basis: "first_completed_at",
    judge: ({ repaired, round, repeated }) => (repaired ? one(round === 1 && !repeated) : null),
  },
  repeat_rate: {
    basis: "first_completed_at",
    judge: ({ repaired, repeated }) => (repaired ? one(repeated) : null),
  },
  satisfaction_index: {
    basis: "first_completed_at",
    judge: ({ surveys, survey_sum }) => (surveys > 0 ? { of: surveys, good: survey_sum } : null),
  },
  survey_rate: { basis: "first_completed_at", judge: ({ surveys }) => one(surveys > 0) },
  follow_up_rate: { basis: "first_completed_at", judge: ({ followed_up }) => one(followed_up) },
  qc_pass_rate: {
    basis: "first_completed_at",
    judge: ({ checks, checks_passed }) => (checks > 0 ? { of: checks, good: checks_passed } : null),
  },
  qc_sample_rate: {
    basis: "first_completed_at",
    judge: ({ repaired, sample_pass }) => (repaired ? one(sample_pass !== null) : null),
  },
  qc_sample_pass_rate: {
    basis: "first_completed_at",
    judge: ({ repaired, sample_pass }) => (repaired && sample_pass !== null ? one(sample_pass) : null),
  },
  handling_hours: {
    basis: "first_completed_at",
    judge: (card) => brings(hoursBetween(card.registered_at, card.first_completed_at)),
  },
  satisfied_share: {
    basis: "confirmed_at",
    judge: ({ grade }) => (grade === null ? null : one(grade === "satisfied")),
  },
} as const satisfies Partial<Record<FigureCode, CardFigure>>;
export type CardFigureCode = keyof typeof CARD_FIGURES;

/** True for figures that cards are judged for one by one. */
export function isCardFigure(code: FigureCode): code is CardFigureCode {
  return Object.hasOwn(CARD_FIGURES, code);
}

/** Codes of the card figures by the date that puts a card into a period. */
export const CARD_FIGURES_BY_BASIS: Readonly<Record<CardFigure["basis"], readonly CardFigureCode[]>> =
  Object.fromEntries(
    (["registered_at", "first_completed_at", "confirmed_at"] as const).map((basis) => [
      basis,
      (Object.keys(CARD_FIGURES) as CardFigureCode[]).filter((code) => CARD_FIGURES[code].basis === basis),
    ]),
    // Made from the whole list of bases.
  ) as unknown as Readonly<Record<CardFigure["basis"], readonly CardFigureCode[]>>;

/** True where the parts were there within 48 hours (DOMAIN 6 `parts_rate`). */
export function partsInTime(wait: { readonly from_at: EpochMs; readonly to_at: EpochMs }): boolean {
  return wait.to_at - wait.from_at <= PARTS_IN_TIME_MS;
}
