import { foreignKeyCheck, integrityCheck } from "#electron/db/integrity";
import { storedFiles } from "#electron/repositories/attachment-repository";
import {
  type AuditBreak,
  checkAuditEnd,
  checkAudits,
  hasAuditChain,
  hasSealedAudits,
  holdsAuditHead,
  newestAuditId,
} from "#electron/repositories/audit-chain";
import { findFields, loadCase } from "#electron/repositories/case-repository";
import {
  type ChainBreak,
  chainHead,
  chainKeys,
  checkChainEnds,
  checkEvents,
  checkMarks,
  holdsHead,
  startOfLast,
} from "#electron/repositories/event-chain";
import { eventHead } from "#electron/repositories/event-repository";
import type { ChainHead } from "#electron/repositories/event-seal";
import { cardsWithFacts } from "#electron/repositories/figures/figure-facts";
import { cardsWithClocks, milestoneKey, milestonesOfCard } from "#electron/repositories/milestone-repository";
import { searchIndexDifferences } from "#electron/repositories/search-check";
import type {
  VerifyArea,
  VerifyCode,
  VerifyFinding,
  VerifyProgress,
  VerifyReport,
} from "#shared/contract/verify-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import { attachmentPath } from "../attachment/attachment-file";
import { sumOfFileNow } from "../attachment/sum-of-file";
import { isRecomputationDue } from "../clock/refresh-clocks";
import type { Desk } from "../desk";
import { keepsRightFacts } from "../figures/check-figures";

export interface VerifyOptions {
  /** Only the newest so many events and entries of the audit log, and nothing else: the look at each start. Default: everything. */
  readonly newestEvents?: number;
  /** Only one area. */
  readonly only?: VerifyArea;
  /** A head that was written down or printed earlier. */
  readonly head?: ChainHead | null;
  /** The same of the log beside the cards. */
  readonly auditHead?: ChainHead | null;
  /** Of how many cards, spread over all, the figures are worked out again; default: of every card, about 1 ms each. */
  readonly figureCards?: number;
}

/** Findings of one kind that are listed one by one; how many more there are is counted. */
const mostListed = 20;
const eventsPerStep = 2000;
/** Cards whose deadlines are worked out again. */
const sampledCards = 100;

interface Found {
  readonly findings: VerifyFinding[];
  readonly add: (finding: Partial<VerifyFinding> & Pick<VerifyFinding, "area" | "code">) => void;
}

function collector(): Found {
  const findings: VerifyFinding[] = [];
  return {
    findings,
    add: (finding) => {
      const full = { severity: "error", subject: null, count: 1, ...finding } as const;
      const same = findings.filter((known) => known.area === full.area && known.code === full.code);
      if (same.length < mostListed) {
        findings.push(full);
        return;
      }
      const last = same.at(-1);
      if (last) findings[findings.indexOf(last)] = { ...last, count: last.count + full.count };
    },
  };
}

const BREAK_CODES: Readonly<Record<ChainBreak["kind"], VerifyCode>> = {
  event: "event_changed",
  link: "link_broken",
  head: "end_changed",
  key: "key_changed",
  mark: "mark_changed",
};

const AUDIT_BREAK_CODES: Readonly<Record<AuditBreak["kind"], VerifyCode>> = {
  entry: "audit_changed",
  link: "audit_link_broken",
  head: "audit_end_changed",
  key: "audit_key_changed",
};

type Steps<Value> = Generator<VerifyProgress, Value>;

function* step(area: VerifyArea, look: () => void): Steps<void> {
  yield { area, done: 0, total: 1 };
  look();
  yield { area, done: 1, total: 1 };
}

/** The chain over the events (SAFETY 6); answers how many were checked. */
function* checkChain({ store }: Desk, options: VerifyOptions, found: Found): Steps<number> {
  const area = "event_chain";
  const newest = eventHead(store).globalSeq;
  const from = options.newestEvents === undefined ? 0 : startOfLast(store, options.newestEvents);
  if (newest > 0 && chainKeys(store).length === 0)
    found.add({ area, code: "not_sealed", severity: "warning", count: newest });
  let [checked, unchecked, at] = [0, 0, from];
  while (chainKeys(store).length > 0) {
    yield { area, done: at - from, total: newest - from };
    const part = checkEvents(store, at, eventsPerStep);
    for (const { kind, seq } of part.breaks)
      found.add({ area, code: BREAK_CODES[kind], subject: String(seq) });
    checked += part.checked;
    unchecked += part.unchecked;
    at = part.checkedTo;
    if (part.checked < eventsPerStep) break;
  }
  for (const { kind, seq } of checkChainEnds(store))
    found.add({ area, code: BREAK_CODES[kind], subject: String(seq) });
  if (options.newestEvents === undefined) {
    for (const { seq } of checkMarks(store)) found.add({ area, code: "mark_changed", subject: String(seq) });
  }
  if (unchecked > 0) found.add({ area, code: "key_missing", severity: "warning", count: unchecked });
  const { head } = options;
  if (head && !holdsHead(store, head)) found.add({ area, code: "head_unknown", subject: String(head.seq) });
  return checked;
}

/** The chain over the log beside the cards (SAFETY 6); answers how many entries were checked. */
function* checkAuditLog({ store }: Desk, options: VerifyOptions, found: Found): Steps<number> {
  const area = "audit_log";
  const newest = newestAuditId(store);
  if (!hasAuditChain(store) && !hasSealedAudits(store)) {
    yield { area, done: 1, total: 1 };
    if (newest > 0) found.add({ area, code: "audit_not_sealed", severity: "warning", count: newest });
    return 0;
  }
  const from = options.newestEvents === undefined ? 0 : Math.max(0, newest - options.newestEvents);
  let [checked, unchecked, at] = [0, 0, from];
  for (;;) {
    yield { area, done: at - from, total: newest - from };
    const part = checkAudits(store, at, eventsPerStep);
    for (const { kind, id } of part.breaks)
      found.add({ area, code: AUDIT_BREAK_CODES[kind], subject: String(id) });
    checked += part.checked;
    unchecked += part.unchecked;
    at = part.checkedTo;
    if (part.checked < eventsPerStep) break;
  }
  for (const { kind, id } of checkAuditEnd(store))
    found.add({ area, code: AUDIT_BREAK_CODES[kind], subject: String(id) });
  if (unchecked > 0) found.add({ area, code: "audit_key_missing", severity: "warning", count: unchecked });
  const { auditHead } = options;
  if (auditHead && !holdsAuditHead(store, auditHead))
    found.add({ area, code: "audit_head_unknown", subject: String(auditHead.seq) });
  return checked;
}

/** Every file that a card names, by its sum; answers how many. */
function* checkFiles({ store }: Desk, found: Found): Steps<number> {
  const area = "attachments";
  const files = storedFiles(store);
  for (const [index, { sha256, card }] of files.entries()) {
    if (index % 20 === 0) yield { area, done: index, total: files.length };
    const sum = sumOfFileNow(attachmentPath(store.folder.attachments, sha256));
    if (sum === null) found.add({ area, code: "file_missing", subject: card });
    else if (sum !== sha256) found.add({ area, code: "file_changed", subject: card });
  }
  yield { area, done: files.length, total: files.length };
  return files.length;
}

function evenly(ids: readonly string[], count: number): readonly string[] {
  if (ids.length <= count) return ids;
  return Array.from({ length: count }, (_, index) => ids[Math.floor((index * ids.length) / count)] ?? "");
}

/** A clock to compare. While it stands still its deadline moves with the time: what is stored is of an earlier minute. */
function clockLine(
  key: string,
  { start, due, met, pausedSince }: Readonly<Record<"start" | "due" | "met" | "pausedSince", EpochMs | null>>,
): string {
  return [key, start, pausedSince === null ? due : "moves", met, pausedSince].join(" ");
}

/** Stored deadlines of some cards against their logs; answers how many cards. */
function* checkMilestones(desk: Desk, found: Found): Steps<number> {
  const area = "milestones";
  // The calendar has just changed: what is stored is about to be worked out again.
  if (isRecomputationDue(desk)) return 0;
  const ids = evenly(cardsWithClocks(desk.store), sampledCards);
  for (const [index, id] of ids.entries()) {
    if (index % 10 === 0) yield { area, done: index, total: ids.length };
    const loaded = loadCase(desk.store, { id });
    if (loaded === null) continue;
    const computed = desk
      .clock()
      .milestonesOf(loaded.state, loaded.events, desk.nowMs())
      .filter((result) => result.startAtMs !== null)
      .map((result) =>
        clockLine(milestoneKey(result), {
          start: result.startAtMs,
          due: result.dueAtMs,
          met: result.metAtMs,
          pausedSince: result.pausedSinceMs,
        }),
      );
    const stored = milestonesOfCard(desk.store, id).map((row) =>
      clockLine(milestoneKey(row), {
        start: row.start_at,
        due: row.due_at,
        met: row.met_at,
        pausedSince: row.paused_since_at,
      }),
    );
    if (computed.toSorted().join("\n") !== stored.toSorted().join("\n"))
      found.add({ area, code: "milestones_differ", subject: loaded.state.fields.no ?? id });
  }
  yield { area, done: ids.length, total: ids.length };
  return ids.length;
}

/** What the figures keep of a card against the card and its log. */
function* checkFigures(desk: Desk, { figureCards }: VerifyOptions, found: Found): Steps<void> {
  const area = "figures";
  if (isRecomputationDue(desk)) return;
  const all = cardsWithFacts(desk.store);
  const ids = figureCards === undefined ? all : evenly(all, figureCards);
  for (const [index, id] of ids.entries()) {
    if (index % 50 === 0) yield { area, done: index, total: ids.length };
    if (!keepsRightFacts(desk, desk.store, id))
      found.add({ area, code: "figures_differ", subject: findFields(desk.store, { id })?.no ?? id });
  }
  yield { area, done: ids.length, total: ids.length };
}

function checkDatabase({ store }: Desk, found: Found): Steps<void> {
  return step("database", () => {
    for (const subject of integrityCheck(store.sqlite))
      found.add({ area: "database", code: "damaged", subject });
  });
}

function checkForeignKeys({ store }: Desk, found: Found): Steps<void> {
  return step("foreign_keys", () => {
    for (const subject of foreignKeyCheck(store.sqlite))
      found.add({ area: "foreign_keys", code: "dangling", subject });
  });
}

function checkIndex({ store }: Desk, found: Found): Steps<void> {
  return step("search_index", () => {
    // The words may be names of persons: how many is enough.
    const count = searchIndexDifferences(store).length;
    if (count > 0) found.add({ area: "search_index", code: "index_differs", count });
  });
}

/**
 * Checks everything that is kept (CLI `verify`), one step at a time, so that whoever runs it can show progress and
 * stop. Reads only.
 */
export function* verifySteps(desk: Desk, options: VerifyOptions = {}): Steps<VerifyReport> {
  const found = collector();
  const wants = (area: VerifyArea): boolean =>
    options.newestEvents === undefined
      ? options.only === undefined || options.only === area
      : area === "event_chain" || area === "audit_log";
  if (wants("database")) yield* checkDatabase(desk, found);
  if (wants("foreign_keys")) yield* checkForeignKeys(desk, found);
  const events = wants("event_chain") ? yield* checkChain(desk, options, found) : 0;
  const entries = wants("audit_log") ? yield* checkAuditLog(desk, options, found) : 0;
  const files = wants("attachments") ? yield* checkFiles(desk, found) : 0;
  if (wants("search_index")) yield* checkIndex(desk, found);
  const cards = wants("milestones") ? yield* checkMilestones(desk, found) : 0;
  if (wants("figures")) yield* checkFigures(desk, options, found);
  return {
    ok: found.findings.every((finding) => finding.severity === "warning"),
    findings: found.findings,
    checked: { events, entries, files, cards },
    head: chainHead(desk.store),
    at: desk.nowMs(),
  };
}

/** All of `verifySteps` at once, on this thread. */
export function verifyStore(
  desk: Desk,
  options: VerifyOptions = {},
  onProgress: (progress: VerifyProgress) => void = () => undefined,
): VerifyReport {
  const steps = verifySteps(desk, options);
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    onProgress(next.value);
  }
}
