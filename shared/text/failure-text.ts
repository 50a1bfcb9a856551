import { type MessageKey, messagesZh } from "./messages";
import type { Text } from "./text";

/** A refusal or failure as it crosses the bridge: the code and what its sentence needs. */
export interface FailureLike {
  readonly code: string;
  readonly details?: unknown;
}

export interface FieldSentence {
  readonly field: string;
  readonly label: string;
  readonly sentence: string;
}

/** What the person is told (UX 10): one sentence; beside the fields, what is wrong with each. */
export interface FailureText {
  readonly sentence: string;
  readonly fields: readonly FieldSentence[];
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(messagesZh, key);
}

function entryOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textEntry(value: unknown, name: string): string | null {
  const entry = entryOf(value, name);
  return typeof entry === "string" ? entry : null;
}

function listEntry(value: unknown, name: string): readonly string[] {
  const entry = entryOf(value, name);
  return Array.isArray(entry) ? entry.filter((item): item is string => typeof item === "string") : [];
}

/** The words for one field's code, such as `too_long`. */
export function fieldCodeText(code: string, text: Text): string {
  const key = `field.${code}`;
  return isMessageKey(key) ? text.template(key) : text.template("field.invalid_value");
}

/** `details.fields` of the rules, or the path list that the bridge's own schema check answers. */
function fieldsOf(details: unknown, text: Text): readonly FieldSentence[] {
  const listed = Array.isArray(details) ? details : entryOf(details, "fields");
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((item: unknown): FieldSentence[] => {
    const field = textEntry(item, "field") ?? textEntry(item, "path");
    const code = textEntry(item, "code");
    if (field === null || code === null) return [];
    return [{ field, label: text.field(field), sentence: fieldCodeText(code, text) }];
  });
}

type Sentence = (details: unknown, text: Text, fields: readonly FieldSentence[]) => string | null;

/** Codes whose sentence takes something from the details; null = the details don't have it. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  invalid_state: (details, text) => {
    const reason = textEntry(details, "reason");
    if (reason !== null) {
      return text.t("error.invalid_state_reason", { reason: text.wordOf("undo_obstacle", reason) });
    }
    const status = textEntry(details, "status");
    if (status === null) return null;
    const waitingFor = textEntry(details, "waiting_for");
    const allowed = listEntry(details, "allowed").map((action) => text.wordOf("action", action));
    const action = textEntry(details, "action");
    return text.t("error.invalid_state", {
      action: action === null ? text.t("error.this_step") : text.wordOf("action", action),
      status: waitingFor === null ? text.wordOf("status", status) : text.wordOf("waiting_for", waitingFor),
      allowed: allowed.length > 0 ? text.list(allowed) : text.t("error.nothing_allowed"),
    });
  },
  forbidden: (details, text) => {
    const reason = signInSentence(details, text);
    if (reason !== null) return reason;
    const needs = listEntry(details, "needs").map((who) => text.wordOf("who", who));
    return needs.length > 0 ? text.t("error.forbidden", { needs: text.list(needs) }) : null;
  },
  invalid_input: (_details, text, fields) =>
    fields.length === 0
      ? null
      : text.t("error.invalid_input", {
          n: fields.length,
          fields: text.list(fields.map(({ label, sentence }) => `${label} ${sentence}`)),
        }),
  not_found: (details, text) => {
    const ref = textEntry(details, "ref");
    const what = textEntry(details, "what");
    if (ref === null || what === null) return null;
    return text.t("error.not_found", { what: text.wordOf("archive_kind", what), ref });
  },
  approval_required: (details, text) =>
    text.t("error.approval_required", {
      what: text.wordOf("approval_subject", textEntry(details, "what") ?? "dispatch"),
    }),
  incomplete: (details, text) => {
    const missing = listEntry(details, "missing").map((name) => missingName(name, text));
    return text.t("error.incomplete", { missing: text.list(missing) });
  },
  internal: (details, text) => (textEntry(details, "reason") === "printer" ? text.t("error.printer") : null),
  conflict: (details, text) => {
    const period = textEntry(details, "period");
    if (textEntry(details, "reason") === "already_issued" && period !== null)
      return text.t("error.already_issued", { period });
    return textEntry(details, "op_id") === null ? null : text.t("error.op_id_used");
  },
  no_folder: outputSentence,
  read_only: outputSentence,
  disk_full: outputSentence,
  unsupported: unsupportedSentence,
  duplicate: (details, text) => {
    const no = textEntry(details, "no");
    return no === null ? text.t("error.duplicate_plain") : text.t("error.duplicate", { no });
  },
};

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;

/** A wait in words, never less than is left: minutes from two on, else seconds. */
function waitText(waitMs: number, text: Text): string {
  const seconds = Math.max(1, Math.ceil(waitMs / MS_PER_SECOND));
  return seconds < 2 * SECONDS_PER_MINUTE
    ? text.t("error.wait_seconds", { n: seconds })
    : text.t("error.wait_minutes", { n: Math.ceil(seconds / SECONDS_PER_MINUTE) });
}

/** Why a PIN, a password or a locked page was refused; null = another refusal (UX 10, string 5). */
function signInSentence(details: unknown, text: Text): string | null {
  const reason = textEntry(details, "reason");
  if (reason === null) return null;
  const kind = textEntry(details, "kind") === "password" ? "password" : "pin";
  const tries = entryOf(details, "tries_left");
  if (reason === "wrong_secret" && typeof tries === "number") {
    return text.t(`error.forbidden_wrong_${kind}`, { n: tries });
  }
  const waitMs = entryOf(details, "wait_ms");
  if (reason === "locked" && typeof waitMs === "number") {
    return text.t("error.forbidden_locked", { wait: waitText(waitMs, text) });
  }
  const key = [`error.forbidden_${reason}_${kind}`, `error.forbidden_${reason}`].find(isMessageKey);
  return key === undefined ? null : text.template(key);
}

/** A file that a person asked for, not the store's own data. */
function outputSentence(details: unknown, text: Text): string | null {
  const file = textEntry(details, "output");
  return file === null ? null : text.t("error.cannot_write", { file });
}

function unsupportedSentence(details: unknown, text: Text): string | null {
  const reason = `error.unsupported_${textEntry(details, "reason") ?? ""}`;
  if (isMessageKey(reason)) return text.template(reason);
  const document = textEntry(details, "document");
  if (document === null) return null;
  const paper = textEntry(details, "paper");
  if (paper === null) return text.t("error.unsupported_document", { document });
  return text.t("error.unsupported_paper", {
    document,
    paper,
    papers: text.list(listEntry(details, "papers")),
  });
}

function missingName(name: string, text: Text): string {
  const label = text.field(name);
  return label === name ? text.wordOf("archive_item", name) : label;
}

/** The sentence of a refusal or failure, with the codes of its details turned into words. */
export function failureText(failure: FailureLike, text: Text): FailureText {
  const fields = fieldsOf(failure.details, text);
  const sentence = SENTENCES[failure.code]?.(failure.details, text, fields) ?? null;
  return { sentence: sentence ?? plainSentence(failure.code, text), fields };
}

/** The sentence where nothing was to be written, only read: what was not shown, and what to do. */
export function readFailureText(failure: FailureLike, text: Text): string {
  const key = `error.${failure.code}_reading`;
  return isMessageKey(key) ? text.template(key) : failureText(failure, text).sentence;
}

function plainSentence(code: string, text: Text): string {
  for (const key of [`error.${code}_plain`, `error.${code}`]) {
    if (isMessageKey(key)) return text.template(key);
  }
  return text.template("error.internal");
}
