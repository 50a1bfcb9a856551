import type { PersonalKind } from "#shared/domain/masking/needs";
import { END_MARK, foldCode, modelText, PART_LENGTH, partText, phoneDigits, wordText } from "./search-text";

/** Where a term must be found (`字段:值`); null = anywhere. */
export type SearchField = "customer" | "model" | "no" | "serial" | "phone" | "description";

export interface SearchTerm {
  readonly text: string;
  readonly field: SearchField | null;
  /** `-词`: cards with it are left out. */
  readonly exclude: boolean;
}

/** Words of UX 3 (`字段:值`) and their English names. */
const fieldNames: Readonly<Record<string, SearchField>> = {
  客户: "customer",
  customer: "customer",
  型号: "model",
  model: "model",
  单号: "no",
  no: "no",
  序列号: "serial",
  serial: "serial",
  电话: "phone",
  phone: "phone",
  描述: "description",
  description: "description",
};

/**
 * The terms of a search text: blanks mean "and", a leading `-` excludes, `字段:值` (half or full width) asks one
 * field. A field's name that is not ours stays part of the word.
 */
export function parseSearch(text: string): SearchTerm[] {
  return text
    .normalize("NFKC")
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== "" && word !== "-")
    .map((word) => {
      const exclude = word.startsWith("-");
      const [, name, value] = /^([^:]+):(.+)$/.exec(exclude ? word.slice(1) : word) ?? [];
      const field = name === undefined ? undefined : fieldNames[name.toLowerCase()];
      if (field === undefined || value === undefined)
        return { text: exclude ? word.slice(1) : word, field: null, exclude };
      return { text: value, field, exclude };
    });
}

/** The columns of one index that a term is looked for in. */
interface Columns {
  readonly words: readonly string[];
  readonly models: readonly string[];
  readonly parts: readonly string[];
  readonly phone: readonly string[];
}

const cardColumns: Readonly<Record<SearchField | "anywhere", Columns>> = {
  anywhere: {
    words: [
      "customer_name",
      "contact",
      "phone",
      "description",
      "customer_words",
      "fault_cause",
      "result",
      "pinyin",
    ],
    models: ["model"],
    parts: ["no_parts", "serial_parts", "other_parts", "model_parts"],
    phone: ["phone_parts"],
  },
  customer: { words: ["customer_name", "contact", "pinyin"], models: [], parts: [], phone: [] },
  model: { words: [], models: ["model"], parts: ["model_parts"], phone: [] },
  no: { words: [], models: [], parts: ["no_parts", "other_parts"], phone: [] },
  serial: { words: [], models: [], parts: ["serial_parts"], phone: [] },
  phone: { words: ["phone"], models: [], parts: [], phone: ["phone_parts"] },
  description: {
    words: ["description", "customer_words", "fault_cause", "result"],
    models: [],
    parts: [],
    phone: [],
  },
};

const customerColumns: Columns = {
  words: ["name", "contact", "phone", "pinyin"],
  models: [],
  parts: [],
  phone: ["phone_parts"],
};

/** A clerk types the last three to six digits; from seven on it is any part of the number. */
const LONGEST_TAIL = 6;

/**
 * The FTS5 expression of some terms over cards, or null where no term can be looked for. `state` narrows it to open
 * or closed cards.
 */
export function cardExpression(
  terms: readonly SearchTerm[],
  state: "open" | "closed" | null,
  hidden: HiddenKinds = NOTHING_HIDDEN,
): string | null {
  const narrowed = state === null ? [] : [`state : "${state}"`];
  return combined(
    terms,
    (term) => alternatives(term, shownColumns(cardColumns[term.field ?? "anywhere"], hidden), hidden),
    narrowed,
  );
}

/** The same over the customers of the archive, who are found by name, contact and phone. */
export function customerExpression(
  terms: readonly SearchTerm[],
  hidden: HiddenKinds = NOTHING_HIDDEN,
): string | null {
  return combined(terms, (term) => alternatives(term, shownColumns(customerColumns, hidden), hidden), []);
}

/** Kinds of personal values that are masked for who searches: what is not shown can't be asked for either. */
export type HiddenKinds = ReadonlySet<PersonalKind>;
const NOTHING_HIDDEN: HiddenKinds = new Set();

/** The column of whole words in which a personal value stands, and the one of its parts. */
function shownColumns(columns: Columns, hidden: HiddenKinds): Columns {
  if (hidden.size === 0) return columns;
  return {
    ...columns,
    words: columns.words.filter((name) => name !== "phone" || !hidden.has("phone")),
    parts: columns.parts.filter((name) => name !== "serial_parts" || !hidden.has("serial")),
  };
}

function combined(
  terms: readonly SearchTerm[],
  expressionOf: (term: SearchTerm) => string | null,
  narrowed: readonly string[],
): string | null {
  const wanted = terms.filter((term) => !term.exclude).map(expressionOf);
  const unwanted = terms.filter((term) => term.exclude).map(expressionOf);
  const musts = [...wanted.filter((expression) => expression !== null), ...narrowed];
  if (musts.length === narrowed.length) return null;
  const nots = unwanted.filter((expression) => expression !== null);
  return [musts.join(" AND "), ...nots].join(" NOT ");
}

function alternatives(term: SearchTerm, columns: Columns, hidden: HiddenKinds): string | null {
  const found = [
    inColumns(columns.words, wordPhrase(term.text)),
    inColumns(columns.models, modelPhrase(term.text)),
    inColumns(columns.parts, codePhrase(term.text)),
    inColumns(columns.phone, phonePhrase(term.text, hidden.has("phone") ? SHOWN_TAIL : null)),
  ].filter((expression) => expression !== null);
  return found.length === 0 ? null : `(${found.join(" OR ")})`;
}

function inColumns(columns: readonly string[], phrase: string | null): string | null {
  return phrase === null || columns.length === 0 ? null : `{${columns.join(" ")}} : ${phrase}`;
}

/** Latin words of two letters or more match as they are being typed. */
function wordPhrase(text: string): string | null {
  const words = wordText(text).replaceAll('"', " ").trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  return /[0-9a-z]{2}$/.test(words) ? `"${words}" *` : `"${words}"`;
}

function modelPhrase(text: string): string | null {
  const words = modelText(text);
  return words === "" ? null : `"${words}"`;
}

function codePhrase(text: string): string | null {
  const code = foldCode(text);
  return [...code].length >= PART_LENGTH && /[0-9A-Z]/.test(code) ? `"${partText([code])}"` : null;
}

/** The mask leaves the last four digits to be seen, so they may be asked for (`masked-values`). */
const SHOWN_TAIL = 4;

function phonePhrase(text: string, longest: number | null): string | null {
  const digits = phoneDigits(text);
  if (digits.length < PART_LENGTH || !/^[\d()+.-]+$/.test(text.normalize("NFKC"))) return null;
  if (longest !== null && digits.length > longest) return null;
  return `"${partText([digits.length <= LONGEST_TAIL ? digits + END_MARK : digits])}"`;
}
