import type { CardFields } from "#shared/domain/card/case-state";
import type { Kind, Status, WaitingFor } from "#shared/domain/card/vocabulary";

/** Scripts 话术 of DOMAIN 5.10: which line is for which moment. The words of each stand in `shared/text`. */

export const SCRIPT_PURPOSES = [
  "opening",
  "empathy",
  "question",
  "progress",
  "delay",
  "result",
  "satisfaction",
  "closing",
] as const;
export type ScriptPurpose = (typeof SCRIPT_PURPOSES)[number];

/** What a script may name; filled from the card, the store and the person who speaks. */
export const SCRIPT_HOLES = [
  "customer",
  "store",
  "me",
  "product",
  "engineer",
  "promised",
  "appointment",
  "no",
  "fault",
  "result",
] as const;
export type ScriptHole = (typeof SCRIPT_HOLES)[number];

interface ScriptLine {
  readonly id: string;
  readonly purpose: ScriptPurpose;
  /** States in which the line is offered; `intake` = before the card has a number. */
  readonly at: readonly (Status | "intake")[];
  readonly kinds?: readonly Kind[];
  /** While the card waits: only for these. */
  readonly waiting?: readonly WaitingFor[];
}

const SERVING = ["dispatched", "accepted", "in_service", "waiting", "quality_check"] as const;
const AFTER = ["completed", "confirmed"] as const;

/** In the order in which F4 goes through them. */
export const SCRIPT_LINES = [
  { id: "opening", purpose: "opening", at: ["intake", "draft"] },
  { id: "calm", purpose: "empathy", at: ["intake", "draft", "registered"] },
  { id: "calm_safety", purpose: "empathy", at: ["intake", "draft", "registered"], kinds: ["A"] },
  {
    id: "calm_complaint",
    purpose: "empathy",
    at: ["intake", "draft", "registered", "classified"],
    kinds: ["C"],
  },
  { id: "ask_demand", purpose: "question", at: ["intake", "draft", "registered"] },
  { id: "ask_detail", purpose: "question", at: ["intake", "draft", "registered"], kinds: ["A"] },
  { id: "repeat_back", purpose: "question", at: ["intake", "registered"] },
  { id: "after_register", purpose: "progress", at: ["registered", "classified"] },
  { id: "wait_approval", purpose: "progress", at: ["pending_approval"] },
  { id: "dispatched", purpose: "progress", at: ["dispatched", "accepted"] },
  { id: "appointment", purpose: "progress", at: ["dispatched", "accepted"] },
  { id: "progress", purpose: "progress", at: ["in_service", "quality_check"] },
  { id: "wait_parts", purpose: "delay", at: ["waiting"], waiting: ["parts"] },
  { id: "wait_customer", purpose: "question", at: ["waiting"], waiting: ["customer", "goods"] },
  { id: "wait_expert", purpose: "delay", at: ["waiting"], waiting: ["expert", "approval"] },
  { id: "delay", purpose: "delay", at: SERVING },
  { id: "quote", purpose: "progress", at: ["in_service", "waiting"], kinds: ["A"], waiting: ["quote"] },
  { id: "needs_team", purpose: "delay", at: SERVING },
  { id: "result", purpose: "result", at: AFTER },
  { id: "care", purpose: "result", at: AFTER, kinds: ["A"] },
  { id: "satisfaction", purpose: "satisfaction", at: AFTER },
  { id: "survey", purpose: "satisfaction", at: AFTER },
  { id: "rework", purpose: "empathy", at: ["rework"] },
  { id: "follow_up", purpose: "closing", at: ["confirmed", "archived"] },
  {
    id: "suggestion",
    purpose: "closing",
    at: ["registered", "classified", "in_service", "completed"],
    kinds: ["E"],
  },
  { id: "closing", purpose: "closing", at: ["completed", "confirmed", "archived", "cancelled", "merged"] },
] as const satisfies readonly ScriptLine[];

export type ScriptId = (typeof SCRIPT_LINES)[number]["id"];

/** The lines for a card as it stands, in their order; never empty for an open card. */
export function scriptsFor(
  card: Pick<CardFields, "status" | "kind" | "waiting_for"> | null,
): readonly { readonly id: ScriptId; readonly purpose: ScriptPurpose }[] {
  const moment = card?.status ?? "intake";
  return (SCRIPT_LINES as readonly (ScriptLine & { readonly id: ScriptId })[]).filter(
    ({ at, kinds, waiting }) =>
      at.includes(moment) &&
      (moment !== "waiting" || waiting === undefined || waiting.some((what) => what === card?.waiting_for)) &&
      (kinds === undefined || (card?.kind ?? null) === null || kinds.some((kind) => kind === card?.kind)),
  );
}

/** A piece of a script: words that are always the same, or a filled (or still missing) placeholder. */
export type ScriptPart =
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "filled"; readonly hole: ScriptHole; readonly words: string }
  | { readonly kind: "missing"; readonly hole: ScriptHole };

export type ScriptValues = Readonly<Partial<Record<ScriptHole, string | null>>>;

const HOLE = /\{(\w+)\}/g;

function isHole(name: string): name is ScriptHole {
  return SCRIPT_HOLES.some((hole) => hole === name);
}

/** Splits a template at its placeholders and fills them, so that the screen can mark what came from the card. */
export function fillScript(template: string, values: ScriptValues): readonly ScriptPart[] {
  const parts: ScriptPart[] = [];
  let from = 0;
  for (const match of template.matchAll(HOLE)) {
    const hole = match[1] ?? "";
    if (!isHole(hole)) continue;
    if (match.index > from) parts.push({ kind: "words", words: template.slice(from, match.index) });
    const words = values[hole];
    parts.push(words ? { kind: "filled", hole, words } : { kind: "missing", hole });
    from = match.index + match[0].length;
  }
  if (from < template.length) parts.push({ kind: "words", words: template.slice(from) });
  return parts;
}
