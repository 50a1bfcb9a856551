import type { Milestone } from "#shared/domain/card/vocabulary";
import {
  type DateBasis,
  FIGURE_CODES,
  type FigureCode,
  type FigureDirection,
  type FigureUnit,
} from "./vocabulary";

/** What one figure is: the same for every screen, report and the command line (DOMAIN 6). */
export interface FigureDefinition {
  readonly code: FigureCode;
  readonly unit: FigureUnit;
  /** Null where DOMAIN names none and the store can set one. */
  readonly goal: number | null;
  readonly direction: FigureDirection;
  readonly dateBasis: DateBasis;
  /** First-round milestones it judges; `response_rate` takes the first that the card's policy has. */
  readonly milestones: readonly Milestone[];
  /** Imported history is left out of it (DOMAIN 6). */
  readonly onTime: boolean;
  /** Carries a median and a P90 (nearest rank). */
  readonly spread: boolean;
  /** The key of its definition in words: `figure.definition.<code>`. */
  readonly text: `figure.definition.${FigureCode}`;
}

type Row = readonly [
  unit: FigureUnit,
  goal: number | null,
  direction: FigureDirection,
  dateBasis: DateBasis,
  more?: Partial<Pick<FigureDefinition, "milestones" | "onTime" | "spread">>,
];

const onTime = (...milestones: readonly Milestone[]): Row => [
  "share",
  0.95,
  "higher",
  "due_at",
  { milestones, onTime: true },
];

const ROWS: Readonly<Record<FigureCode, Row>> = {
  volume_registered: ["count", null, null, "registered_at"],
  volume_completed: ["count", null, null, "first_completed_at"],
  response_rate: onTime("first_response", "respond"),
  response_minutes: ["minutes", 30, "lower", "registered_at", { onTime: true, spread: true }],
  register_rate: onTime("register"),
  classify_rate: onTime("classify"),
  dispatch_rate: onTime("dispatch"),
  on_site_rate: onTime("on_site"),
  resolve_rate: onTime("resolve"),
  confirm_rate: onTime("confirm"),
  archive_rate: onTime("archive"),
  first_fix_rate: ["share", 0.95, "higher", "first_completed_at"],
  repeat_rate: ["share", null, "lower", "first_completed_at"],
  satisfaction_index: ["score", 90, "higher", "first_completed_at"],
  satisfied_share: ["share", null, "higher", "confirmed_at"],
  survey_rate: ["share", null, "higher", "first_completed_at"],
  follow_up_rate: ["share", 0.8, "higher", "first_completed_at"],
  completeness: ["share", 0.95, "higher", "registered_at"],
  qc_pass_rate: ["share", null, "higher", "first_completed_at"],
  qc_sample_rate: ["share", 0.1, "higher", "first_completed_at"],
  qc_sample_pass_rate: ["share", null, "higher", "first_completed_at"],
  parts_rate: ["share", 0.95, "higher", "wait_ended_at", { onTime: true }],
  stock_turnover: ["times", null, null, "movement_at"],
  complaint_rate: ["share", null, "lower", "registered_at"],
  handling_hours: ["hours", null, "lower", "first_completed_at", { spread: true }],
};

function definitionOf(code: FigureCode): FigureDefinition {
  const [unit, goal, direction, dateBasis, more] = ROWS[code];
  return {
    code,
    unit,
    goal,
    direction,
    dateBasis,
    milestones: more?.milestones ?? [],
    onTime: more?.onTime ?? false,
    spread: more?.spread ?? false,
    text: `figure.definition.${code}`,
  };
}

/** Every figure of DOMAIN 6 by its code, in the order of the table. */
export const FIGURE_DEFINITIONS: Readonly<Record<FigureCode, FigureDefinition>> = Object.fromEntries(
  FIGURE_CODES.map((code) => [code, definitionOf(code)]),
  // Made from the whole list of codes.
) as Record<FigureCode, FigureDefinition>;

/** True where the goal is reached, false where missed, null without a value, a goal or a direction. */
export function reachesGoal(
  code: FigureCode,
  { value, goal }: { readonly value: number | null; readonly goal: number | null },
): boolean | null {
  const { direction } = FIGURE_DEFINITIONS[code];
  if (value === null || goal === null || direction === null) return null;
  return direction === "higher" ? value >= goal : value <= goal;
}
