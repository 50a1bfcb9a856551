import type { StaffCode } from "#shared/domain/card/case-state";
import { type ConfirmMethod, SURVEY_DIMENSIONS, type SurveyDimension } from "#shared/domain/card/vocabulary";
import {
  FOLLOW_UP_RESULTS,
  OPINIONS,
  SURVEY_CHOICES,
  SURVEY_COMMENTS,
  VISIT_OPINIONS,
} from "../content/closing-words";
import type { Weighted } from "../random";
import type { Sent, Story } from "../story";
import { DAY_MS, HOUR_MS, isoOf } from "../working-time";
import { spend } from "./intake";

export interface Closing {
  readonly assignee: StaffCode;
  readonly method: ConfirmMethod;
  /** The customer is asked whether it is solved (DOMAIN 2.2 `confirm`). */
  readonly asksSolved: boolean;
  /** What starts the second round where the customer is not content; absent = everybody is. */
  readonly secondRound?: (story: Story) => void;
  /** What follows the confirmation at once, e.g. the product goes back. */
  readonly afterwards?: (story: Story) => void;
}

const SCORES: readonly Weighted<number>[] = [
  { value: 5, weight: 62 },
  { value: 4, weight: 25 },
  { value: 3, weight: 8 },
];
const LOW_SCORES: readonly Weighted<number>[] = [
  { value: 2, weight: 3 },
  { value: 1, weight: 2 },
];
const UNHAPPY = 0.06;
const NOT_SOLVED = 0.5;
const UNREACHABLE = 0.02;

function signedSheet(story: Story, by: StaffCode): void {
  const { random, files } = story;
  const n = random.between(1, 999);
  story.attach(by, "signed_scan", `扫描-${String(n).padStart(3, "0")}.png`, random.pick(files.scans));
  story.signedBack("confirmation");
}

function opinionOf(story: Story, score: number, method: ConfirmMethod): { readonly opinion?: string } {
  const said = method === "signature" ? VISIT_OPINIONS : OPINIONS;
  const opinion = story.random.pick(said[score] ?? [""]);
  return opinion === "" ? {} : { opinion };
}

function unreachable(story: Story): void {
  const { random, cast } = story;
  const firstAt = story.at();
  story.work(200, 420);
  const secondAt = story.at();
  story.work(200, 420);
  const attempts = [firstAt, secondAt, story.at()].map(isoOf);
  story.pass(2, 5);
  story.act("confirm", cast.supervisor, { method: "unreachable", attempts });
  if (random.chance(0.5)) story.act("log", cast.clerk, { operation: "三次致电未接，已发短信留言" });
}

/** The customer's answer after a completion; with `isContent` false it opens the next round. */
export function confirm(story: Story, closing: Closing, by: StaffCode, isContent: boolean): void {
  const { random } = story;
  const { method, asksSolved } = closing;
  const score = random.weighted(isContent ? SCORES : LOW_SCORES);
  const solved: Sent<"confirm">["solved"] = isContent ? "yes" : random.chance(NOT_SOLVED) ? "no" : "partly";
  const scored = !isContent || method === "signature" || random.chance(0.9);
  story.act("confirm", by, {
    method,
    ...(asksSolved ? { solved } : {}),
    ...(scored ? { satisfaction: score, ...opinionOf(story, score, method) } : {}),
  });
}

function scoresAround(story: Story, centre: number): Record<SurveyDimension, number> {
  const score = () => Math.max(1, Math.min(5, centre + story.random.pick([-1, 0, 0, 0, 0, 1])));
  return Object.fromEntries(SURVEY_DIMENSIONS.map((dimension) => [dimension, score()])) as Record<
    SurveyDimension,
    number
  >;
}

type Sheet = Omit<Sent<"collect_survey">, "collected_by">;

function filledSheet(story: Story): Sheet {
  const { random } = story;
  const centre = random.weighted(SCORES);
  const choices = SURVEY_CHOICES.filter(() => random.chance(0.35));
  return {
    scores: scoresAround(story, centre),
    overall: centre,
    ...(choices.length > 0 ? { choices } : {}),
    ...(random.chance(0.3) ? { comment: random.pick(SURVEY_COMMENTS) } : {}),
  };
}

function straightLine(): Sheet {
  return { scores: { timeliness: 5, efficiency: 5, expertise: 5, attitude: 5, aftercare: 5 }, overall: 2 };
}

type SurveyTale =
  | "valid"
  | "late"
  | "unfinished"
  | "straight_line"
  | "by_staff"
  | "duplicate"
  | "refused"
  | "silent";

const SURVEY_TALES: readonly Weighted<SurveyTale>[] = [
  { value: "valid", weight: 66 },
  { value: "late", weight: 3 },
  { value: "unfinished", weight: 2 },
  { value: "straight_line", weight: 1.5 },
  { value: "by_staff", weight: 1.5 },
  { value: "duplicate", weight: 1 },
  { value: "refused", weight: 10 },
  { value: "silent", weight: 15 },
];

function collect(story: Story, sheet: Sheet, by: Sent<"collect_survey">["collected_by"]): void {
  story.act("collect_survey", story.cast.clerk, { ...sheet, collected_by: by });
}

const TELL_SURVEY: Readonly<Record<Exclude<SurveyTale, "refused" | "silent">, (story: Story) => void>> = {
  valid: (story) => {
    const asked = story.random.chance(0.25);
    if (asked) story.work(30, 420);
    else story.pass(20, 1200);
    collect(story, filledSheet(story), asked ? "phone" : "customer");
  },
  late: (story) => {
    story.pass(1500, 2600);
    collect(story, filledSheet(story), "customer");
  },
  unfinished: (story) => {
    story.pass(30, 900);
    collect(story, { scores: { timeliness: 4, attitude: 5 } }, "customer");
  },
  straight_line: (story) => {
    story.pass(30, 900);
    collect(story, straightLine(), "customer");
  },
  by_staff: (story) => {
    story.pass(30, 900);
    collect(story, filledSheet(story), "staff");
  },
  duplicate: (story) => {
    story.pass(30, 300);
    collect(story, filledSheet(story), "customer");
    story.work(60, 500);
    collect(story, filledSheet(story), "phone");
  },
};

/** The survey goes out; the answer comes back, is refused, or never comes (archiving then waits 24 h). */
export function survey(story: Story): void {
  const { random, cast } = story;
  const tale = random.weighted(SURVEY_TALES);
  if (tale === "refused") {
    story.act("refuse_survey", cast.clerk, random.chance(0.5) ? { reason: "客户表示没有时间" } : {});
    return;
  }
  story.act("hand_out_survey", cast.clerk, { way: random.pick(["paper", "phone", "screen"] as const) });
  if (tale === "silent") story.until(story.at() + DAY_MS + random.between(1, 90) * 60_000);
  else TELL_SURVEY[tale](story);
}

export function followUp(story: Story): void {
  const { random, cast, subject } = story;
  const isVip = subject.customer.level === "vip";
  const method = isVip ? "phone" : random.pick(["phone", "phone", "sms", "wechat"] as const);
  story.act("follow_up", cast.clerk, {
    method,
    result: random.pick(FOLLOW_UP_RESULTS[method]),
    satisfied: true,
  });
}

function archive(story: Story, closing: Closing, hasSheet: boolean): void {
  const unsigned = closing.method === "signature" && !hasSheet;
  story.act(
    "archive",
    story.cast.clerk,
    unsigned ? { without_signature_reason: "纸质单遗失，已电话复核客户认可" } : {},
  );
}

const LOST_SHEET = 0.03;
const LATE_ARCHIVE = 0.05;

/** What comes after the confirmation: sheet, survey, follow-up, archive (DOMAIN 2 steps 5 and 6). */
export function fileAway(story: Story, closing: Closing): void {
  const { random, cast } = story;
  const confirmedAt = story.at();
  closing.afterwards?.(story);
  const isSigned = closing.method === "signature";
  const hasSheet = isSigned && !random.chance(LOST_SHEET);
  story.pass(1, 6);
  if (closing.method === "unreachable") story.until(confirmedAt + DAY_MS);
  else survey(story);
  if (hasSheet) {
    story.work(10, 120);
    signedSheet(story, cast.clerk);
  }
  const follows = closing.method !== "unreachable" && random.chance(0.86);
  const early = random.chance(0.7);
  if (follows && early) {
    story.work(20, 160);
    followUp(story);
  }
  if (random.chance(LATE_ARCHIVE)) story.until(confirmedAt + random.between(60, 150) * HOUR_MS);
  story.work(5, 90);
  archive(story, closing, hasSheet);
  if (follows && !early) {
    story.work(30, 300);
    followUp(story);
  }
}

/** From the completion to the archive; a few customers are not content and get a second round. */
export function close(story: Story, closing: Closing): void {
  const { random, cast } = story;
  const by = closing.method === "signature" ? closing.assignee : cast.clerk;
  if (closing.method === "signature" && !story.hasPrinted("confirmation")) {
    story.print("confirmation", cast.clerk, true);
  }
  if (closing.method !== "signature" && random.chance(UNREACHABLE)) {
    story.pass(5, 30);
    unreachable(story);
    fileAway(story, { ...closing, method: "unreachable" });
    return;
  }
  spend(story, [3, 45], [65, 240], 0.04);
  if (closing.secondRound !== undefined && random.chance(UNHAPPY)) {
    confirm(story, closing, by, false);
    closing.secondRound(story);
    spend(story, [3, 40], [65, 200], 0.05);
    confirm(story, closing, cast.clerk, true);
  } else {
    confirm(story, closing, by, true);
  }
  fileAway(story, closing);
}
