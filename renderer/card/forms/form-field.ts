import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { Action } from "#shared/domain/card/vocabulary";
import type { PhraseGroup } from "#shared/text/phrases";
import type { WordGroup } from "#shared/text/word-groups";

/** One used part while it is typed; everything is text until the schema reads it. */
export interface PartRow {
  readonly part: string;
  readonly quantity: string;
  readonly old_serial: string;
  readonly new_serial: string;
}

/** One line of a quote while it is typed. */
export interface QuoteLineRow {
  readonly kind: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unit_price: string;
}

/** What a control holds. Times are store-local `YYYY-MM-DDTHH:mm`, days `YYYY-MM-DD`, amounts yuan as typed. */
export type FormValue =
  | string
  | boolean
  | readonly string[]
  | readonly PartRow[]
  | readonly QuoteLineRow[]
  | Readonly<Record<string, string>>;
/** By field name; a missing or empty value is left out of the payload. */
export type FormValues = Readonly<Record<string, FormValue>>;

/** A closed list: its codes in the order of their digits, and the group of `shared/text` with their names. */
export interface ChoiceOptions {
  readonly codes: readonly string[];
  readonly words: WordGroup;
}

export type FieldKind =
  | "choice"
  | "line"
  | "text"
  | "instant"
  | "instants"
  | "window"
  | "date"
  | "money"
  | "whole"
  | "flag"
  | "yes_no"
  | "score"
  | "staff"
  | "staff_list"
  | "group"
  | "fault_category"
  | "card_ref"
  | "parts"
  | "quote_lines"
  | "check_items"
  | "request"
  | "milestone";

/** What a form may ask about while it decides which fields to show. */
export interface FormContext {
  readonly action: Action;
  readonly card: CardDetail;
  readonly actor: Actor;
  readonly nowMs: number;
  readonly zone: string;
  /** The store's switches for self-approval and self-check (DOMAIN 2.3). */
  readonly self_approval: boolean;
  readonly self_check: boolean;
  readonly signature_missing: boolean;
}

export interface FormField {
  /** Name in the payload; `confirm.method` is a nested one. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly required?: boolean | ((values: FormValues, context: FormContext) => boolean);
  readonly shown?: (values: FormValues, context: FormContext) => boolean;
  readonly initial?: (context: FormContext) => FormValue | undefined;
  readonly options?: ChoiceOptions;
  /** Numbered sentences of the store; a digit in an empty field takes one. */
  readonly phrases?: PhraseGroup;
  /** Only steers the form; never part of the payload. */
  readonly transient?: true;
  /** A control that takes the whole width of the form. */
  readonly wide?: true;
  /** The customer will see the words: they are checked for words not to use. */
  readonly customer_sees?: true;
}

/** True when the field must hold something, as far as the form can tell (the schema has the last word). */
export function isRequired(field: FormField, values: FormValues, context: FormContext): boolean {
  return typeof field.required === "function" ? field.required(values, context) : field.required === true;
}

/** The fields to show for what has been typed so far, in their order. */
export function shownFields(
  fields: readonly FormField[],
  values: FormValues,
  context: FormContext,
): readonly FormField[] {
  return fields.filter((field) => field.shown?.(values, context) ?? true);
}

/** What the controls hold when the form opens. */
export function initialValues(fields: readonly FormField[], context: FormContext): FormValues {
  const values: Record<string, FormValue> = {};
  for (const field of fields) {
    const value = field.initial?.(context);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

/** Milestones that a supervisor can waive: those that still run, stand still, or are late. */
export function waivableMilestones(card: CardDetail): readonly MilestoneView[] {
  return card.milestones.filter((item) => ["running", "paused", "breached"].includes(item.state));
}
