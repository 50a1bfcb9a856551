import type { MilestoneView } from "#shared/contract/views";
import type { Milestone } from "#shared/domain/card/vocabulary";

/** The six steps of DOMAIN 2 as the milestones bar shows them. */
export const STEP_NAMES = ["register", "classify", "dispatch", "serve", "confirm", "archive"] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Milestones of each step: the first is the step's own limit, the others stand beside it while they matter. */
const MILESTONES_OF: Readonly<Record<StepName, readonly Milestone[]>> = {
  register: ["register", "first_response"],
  classify: ["classify"],
  dispatch: ["dispatch", "rework_start"],
  serve: [
    "resolve",
    "respond",
    "answer",
    "start",
    "plan",
    "diagnose",
    "on_site",
    "expert",
    "parts",
    "progress_sync",
    "goods_check",
    "refund",
    "ship_back",
  ],
  confirm: ["confirm", "survey", "follow_up"],
  archive: ["archive"],
};

export interface StepView {
  readonly step: StepName;
  /** The step's own milestone of the newest round; null where the policy has none. */
  readonly main: MilestoneView | null;
  /** What else belongs to the step and is met, running, late or standing still. */
  readonly beside: readonly MilestoneView[];
}

function newest(milestones: readonly MilestoneView[], milestone: Milestone): MilestoneView | null {
  return milestones
    .filter((item) => item.milestone === milestone)
    .reduce<MilestoneView | null>((best, item) => {
      if (best === null || item.round > best.round) return item;
      return item.round === best.round && item.occurrence > best.occurrence ? item : best;
    }, null);
}

const SHOWN_BESIDE: ReadonlySet<MilestoneView["state"]> = new Set<MilestoneView["state"]>([
  "met",
  "running",
  "paused",
  "breached",
]);

/** The six steps with their limits; newest round first. */
export function stepViews(milestones: readonly MilestoneView[]): readonly StepView[] {
  return STEP_NAMES.map((step) => {
    const [own, ...others] = MILESTONES_OF[step];
    const beside = others.flatMap((milestone) => newest(milestones, milestone) ?? []);
    return {
      step,
      main: own === undefined ? null : newest(milestones, own),
      beside: beside.filter(({ state }) => SHOWN_BESIDE.has(state)),
    };
  });
}
