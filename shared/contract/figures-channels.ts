import * as z from "zod";
import { figureScopeSchema } from "#shared/domain/figures/scope";
import { FIGURE_CODES, FIGURE_PARTS } from "#shared/domain/figures/vocabulary";
import { channel } from "./channel";
import type {
  FaultTrend,
  FigureExplanation,
  FigureRows,
  FiguresView,
  FigureTrend,
  IssueView,
} from "./figures-views";

const MOST_PERIODS = 36;
const MOST_ROWS = 500;

/** Channels of the figures (DOMAIN 6); all of them are the supervisor's. */
export const figuresChannels = {
  /** Set, breakdowns and lists of a scope, with the period before and the same of last year. */
  "figures.show": channel<FiguresView>()(z.strictObject({ scope: figureScopeSchema })),
  /** The rows behind one figure, paged; always the present ones, also of an issued period. */
  "figures.rows": channel<FigureRows>()(
    z.strictObject({
      scope: figureScopeSchema,
      code: z.enum(FIGURE_CODES),
      part: z.enum(FIGURE_PARTS),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(MOST_ROWS).optional(),
    }),
  ),
  /** Definition, what is left out, policies and late entries of one figure. */
  "figures.explain": channel<FigureExplanation>()(
    z.strictObject({ scope: figureScopeSchema, code: z.enum(FIGURE_CODES) }),
  ),
  /** So many periods up to the scope's own, which is the last. */
  "figures.trend": channel<FigureTrend>()(
    z.strictObject({
      scope: figureScopeSchema,
      codes: z.array(z.enum(FIGURE_CODES)).min(1),
      periods: z.int().min(1).max(MOST_PERIODS),
    }),
  ),
  /** Cards of the named fault categories (kind A, by completion) over periods up to the scope's own. */
  "figures.fault_trend": channel<FaultTrend>()(
    z.strictObject({
      scope: figureScopeSchema,
      fault_categories: z.array(z.string().max(200)).min(1).max(20),
      periods: z.int().min(1).max(MOST_PERIODS),
    }),
  ),
  /** Freezes a month's figures; one that is issued already is a `conflict`, one not yet over `invalid_input`. */
  "figures.issue": channel<IssueView>()(z.strictObject({ period: z.string().max(40) })),
  /** Works out again what the figures keep of cards where `verify` found that it differs; answers of how many. */
  "figures.repair": channel<{ readonly cards: number }>()(z.strictObject({})),
  "figures.issues": channel<readonly IssueView[]>()(z.strictObject({})),
} as const;
