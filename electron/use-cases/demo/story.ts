import type { z } from "zod";
import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { PayloadSchemas } from "#shared/domain/card/payloads";
import type { Action, AttachmentKind } from "#shared/domain/card/vocabulary";
import type { Cast } from "./cast";
import type { ProductLine } from "./content/content";
import type { DemoCustomer, DemoDevice } from "./customers";
import type { Random } from "./random";
import type { SampleFile, SampleFiles } from "./sample-files";
import { MINUTE_MS } from "./working-time";

/** An action's payload as a person sends it: times as ISO text, money in yuan. */
export type Sent<A extends Action> = z.input<PayloadSchemas[A]>;

/** One command to come. */
export interface PlannedStep {
  /** `draft` keeps what is typed without registering it; `undo` takes the command before back. */
  readonly kind: "act" | "draft" | "undo";
  readonly action: Action;
  readonly by: StaffCode;
  readonly at: EpochMs;
  readonly enteredAt: EpochMs;
  readonly onBehalf: StaffCode | null;
  readonly sent: Readonly<Record<string, unknown>>;
  /** The file that an `attach` brings. */
  readonly file: SampleFile | null;
}

export interface PlannedPrint {
  readonly document: string;
  readonly by: StaffCode;
  readonly at: EpochMs;
  readonly returnsSigned: boolean;
  /** When the signed page was scanned. */
  readonly signedBackAt: EpochMs | null;
}

/** What will happen on one card. */
export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly prints: readonly PlannedPrint[];
  readonly endsAt: EpochMs;
}

/** Who reports about what. */
export interface Subject {
  readonly customer: DemoCustomer;
  /** Null for a question about a product that nobody looked up. */
  readonly device: DemoDevice | null;
  readonly line: ProductLine;
}

/** What all stories of one store share. */
export interface Stage {
  readonly calendar: WorkCalendar;
  readonly cast: Cast;
  readonly nowMs: EpochMs;
  readonly files: SampleFiles;
  /** The item codes of a quality check for a fault of a product category. */
  checkItems(faultCategory: string | null, productCategory: string): readonly string[];
}

export interface Recorded {
  /** Entered for the assignee by somebody else (代录). */
  readonly onBehalf?: StaffCode;
  /** Minutes between what happened and its entry (补录). */
  readonly enteredAfter?: number;
}

/** A card's story while it is told: a time that only goes forward, and what happens at it. */
export interface Story extends Stage {
  readonly random: Random;
  readonly subject: Subject;
  /** The card's priority is urgent: people hurry, at night too. */
  readonly isUrgent: boolean;
  at(): EpochMs;
  /** Lets minutes pass, night and day. */
  pass(least: number, most?: number): void;
  /** Lets minutes of working time pass. */
  work(least: number, most?: number): void;
  /** Goes on to an instant, where that is later. */
  until(atMs: EpochMs): void;
  act<A extends Action>(action: A, by: StaffCode, sent: Sent<A>, recorded?: Recorded): void;
  draft(by: StaffCode, sent: Sent<"register">): void;
  undo(by: StaffCode): void;
  attach(by: StaffCode, kind: AttachmentKind, name: string, file: SampleFile): void;
  print(document: string, by: StaffCode, returnsSigned: boolean): void;
  /** The signed page of a document came back. */
  signedBack(document: string): void;
  hasPrinted(document: string): boolean;
  plan(): Plan;
}

export interface Opening {
  readonly random: Random;
  readonly subject: Subject;
  readonly startsAt: EpochMs;
  readonly isUrgent: boolean;
  /** 1 = at the usual pace; less = everything sooner. */
  readonly pace: number;
}

/** Begins a story at an instant. */
export function beginStory(stage: Stage, opening: Opening): Story {
  const { random, pace } = opening;
  const steps: PlannedStep[] = [];
  const prints: PlannedPrint[] = [];
  let now = opening.startsAt;
  const minutesOf = (least: number, most: number) => random.between(least, most) * pace;
  const secondsMs = () => random.below(60) * 1000;
  const add = (step: Pick<PlannedStep, "action" | "by" | "sent"> & Partial<PlannedStep>): void => {
    steps.push({ kind: "act", at: now, enteredAt: now, onBehalf: null, file: null, ...step });
  };
  return {
    ...stage,
    random,
    subject: opening.subject,
    isUrgent: opening.isUrgent,
    at: () => now,
    pass: (least, most = least) => {
      now += Math.round(minutesOf(least, most) * MINUTE_MS) + secondsMs();
    },
    work: (least, most = least) => {
      now = stage.calendar.addWorkingMinutes(now, minutesOf(least, most)) + secondsMs();
    },
    until: (atMs) => {
      now = Math.max(now, atMs);
    },
    act: (action, by, sent, recorded = {}) => {
      const at = now;
      if (recorded.enteredAfter !== undefined) now += Math.round(recorded.enteredAfter * pace * MINUTE_MS);
      add({ action, by, sent, at, enteredAt: now, onBehalf: recorded.onBehalf ?? null });
    },
    draft: (by, sent) => add({ kind: "draft", action: "edit", by, sent }),
    undo: (by) => add({ kind: "undo", action: "undo", by, sent: {} }),
    attach: (by, kind, name, file) => {
      add({ action: "attach", by, sent: { name, kind, consent: true, sha256: file.sha256 }, file });
    },
    print: (document, by, returnsSigned) => {
      prints.push({ document, by, at: now, returnsSigned, signedBackAt: null });
    },
    signedBack: (document) => {
      const index = prints.findLastIndex((print) => print.document === document);
      const printed = prints[index];
      if (printed !== undefined) prints[index] = { ...printed, signedBackAt: now };
    },
    hasPrinted: (document) => prints.some((print) => print.document === document),
    plan: () => ({ steps, prints, endsAt: now }),
  };
}
