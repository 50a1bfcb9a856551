import type { GridFilter } from "#shared/contract/workbench-channels";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { FieldName } from "#shared/text/field-names-zh";
import { vocabularyEn } from "#shared/text/vocabulary-en";
import { vocabularyZh } from "#shared/text/vocabulary-zh";
import type { WordGroup } from "#shared/text/word-groups";
import { readTypedDay } from "../ui/typed-day";

/**
 * Reads what is typed into the search box (UX 3): words of the grid's own conditions become a filter,
 * everything else (names, pinyin, tails, `客户:` `型号:` `单号:` `序列号:`, `-词`) stays a search text for main.
 * Pure; full-width characters are folded.
 */
export interface SearchQuery {
  readonly filter: GridFilter;
  /** True when the filter says more than the search text alone. */
  readonly structured: boolean;
  /** Values that are none of their field's; they were searched as words. */
  readonly unknown: readonly { readonly field: FieldName; readonly value: string }[];
}

export interface SearchContext {
  readonly staff: readonly { readonly code: string; readonly name: string }[];
  /** Today in the store's zone. */
  readonly today: LocalDate;
}

type Conditions = { -readonly [Name in keyof GridFilter]: GridFilter[Name] };

const VOCABULARIES = [vocabularyZh, vocabularyEn] as const;

/** The codes of a group whose name, in either language, is the value or begins with it. */
function codesNamed(group: WordGroup, value: string): readonly string[] {
  const wanted = value.toLowerCase();
  const named = (fits: (name: string) => boolean) =>
    VOCABULARIES.flatMap((words) =>
      Object.entries<string>(words[group]).flatMap(([code, name]) =>
        fits(name.toLowerCase()) ? [code] : [],
      ),
    );
  const exact = [
    ...named((name) => name === wanted),
    ...(Object.hasOwn(vocabularyZh[group], wanted) ? [wanted] : []),
  ];
  const codes = exact.length > 0 ? exact : named((name) => name.startsWith(wanted));
  return [...new Set(codes)];
}

function added<Code extends string>(list: readonly Code[] | undefined, codes: readonly string[]): Code[] {
  // The codes come out of the vocabulary of this very condition.
  return [...new Set([...(list ?? []), ...(codes as readonly Code[])])];
}

/** Sets the condition; false = the value is none of this field's. */
type Reader = (conditions: Conditions, value: string, context: SearchContext) => boolean;

const readStatus: Reader = (conditions, value) => {
  const waits = [...codesNamed("waiting_for", value), ...codesNamed("waiting_short", value)];
  if (waits.length > 0) {
    conditions.waiting_for = added(conditions.waiting_for, waits);
    return true;
  }
  const statuses = [...codesNamed("status_short", value), ...codesNamed("status", value)];
  if (statuses.length === 0) return false;
  conditions.status = added(conditions.status, statuses);
  return true;
};

const readPriority: Reader = (conditions, value) => {
  const codes = [...codesNamed("priority", value), ...codesNamed("priority_seal", value)];
  if (codes.length === 0) return false;
  conditions.priority = added(conditions.priority, codes);
  return true;
};

const readChannel: Reader = (conditions, value) => {
  const codes = codesNamed("channel", value);
  if (codes.length === 0) return false;
  conditions.channel = added(conditions.channel, codes);
  return true;
};

const NOBODY = ["未派", "无", "none", "nobody"];

const readAssignee: Reader = (conditions, value, { staff }) => {
  const person =
    staff.find(({ name, code }) => name === value || code.toLowerCase() === value.toLowerCase()) ??
    staff.find(({ name }) => name.startsWith(value));
  if (person === undefined && !NOBODY.includes(value.toLowerCase())) return false;
  conditions.assignee = person?.code ?? "none";
  return true;
};

const readDates: Reader = (conditions, value, { today }) => {
  const [first = "", second = first] = value.split("..");
  const from = readTypedDay(first, today);
  const to = readTypedDay(second, today);
  if (from === null || to === null) return false;
  conditions.from = from <= to ? from : to;
  conditions.to = from <= to ? to : from;
  return true;
};

const FIELDS: readonly {
  readonly names: readonly string[];
  readonly field: FieldName;
  readonly read: Reader;
}[] = [
  { names: ["状态", "status"], field: "status", read: readStatus },
  { names: ["优先", "优先级", "priority"], field: "priority", read: readPriority },
  { names: ["责任人", "assignee"], field: "assignee", read: readAssignee },
  { names: ["渠道", "channel"], field: "channel", read: readChannel },
  { names: ["日期", "date"], field: "registered_at", read: readDates },
];

/** Words that stand for a condition by themselves. */
const WORDS: readonly {
  readonly names: readonly string[];
  readonly apply: (conditions: Conditions) => void;
}[] = [
  {
    names: ["超时", "overdue"],
    apply: (conditions) => {
      conditions.overdue = true;
    },
  },
  {
    names: ["今天", "today"],
    apply: (conditions) => {
      conditions.view = "due_today";
    },
  },
  {
    names: ["未签", "unsigned"],
    apply: (conditions) => {
      conditions.paper = ["none", "printed"];
    },
  },
  {
    names: ["待回", "out"],
    apply: (conditions) => {
      conditions.paper = ["printed"];
    },
  },
  {
    names: ["vip"],
    apply: (conditions) => {
      conditions.customer_level = "vip";
    },
  },
];

/** Reads a search text. An empty text is an empty filter. */
export function parseSearch(typed: string, context: SearchContext): SearchQuery {
  const conditions: Conditions = {};
  const rest: string[] = [];
  const unknown: { field: FieldName; value: string }[] = [];
  for (const token of typed.normalize("NFKC").split(/\s+/).filter(Boolean)) {
    const word = WORDS.find(({ names }) => names.includes(token.toLowerCase()));
    const [, name, value] = /^([^:-][^:]*):(.+)$/.exec(token) ?? [];
    const field = FIELDS.find(({ names }) => name !== undefined && names.includes(name.toLowerCase()));
    if (word !== undefined) word.apply(conditions);
    else if (field === undefined || value === undefined) rest.push(token);
    else if (!field.read(conditions, value, context)) {
      unknown.push({ field: field.field, value });
      rest.push(value);
    }
  }
  const structured = Object.keys(conditions).length > 0;
  return {
    filter: rest.length === 0 ? conditions : { ...conditions, search: rest.join(" ") },
    structured,
    unknown,
  };
}
