import type { GridFilter } from "#shared/contract/workbench-channels";
import type { FieldName } from "#shared/text/field-names-zh";
import type { Text } from "#shared/text/text";
import type { WordGroup } from "#shared/text/word-groups";

/** The conditions that hold a list of codes: which words they have, in the order of the filter panel. */
export const LIST_CONDITIONS = [
  { name: "status", group: "status", label: "status" },
  { name: "waiting_for", group: "waiting_for", label: "waiting_for" },
  { name: "priority", group: "priority", label: "priority" },
  { name: "kind", group: "kind", label: "kind" },
  { name: "service_mode", group: "service_mode", label: "service_mode" },
  { name: "channel", group: "channel", label: "channel" },
] as const satisfies readonly {
  readonly name: keyof GridFilter;
  readonly group: WordGroup;
  readonly label: FieldName;
}[];

export interface FilterChip {
  readonly name: keyof GridFilter;
  readonly label: string;
}

type ChipOf = (filter: GridFilter, text: Text, staffNames: Readonly<Record<string, string>>) => string | null;

function one(text: Text, name: string, value: string): string {
  return text.t("filter.one", { name, value });
}

const SINGLE_CHIPS: readonly { readonly name: keyof GridFilter; readonly chip: ChipOf }[] = [
  {
    name: "view",
    chip: ({ view }, text) =>
      view === undefined ? null : one(text, text.field("status"), text.word("view", view)),
  },
  {
    name: "assignee",
    chip: ({ assignee }, text, staffNames) => {
      if (assignee === undefined) return null;
      const who = assignee === "none" ? text.t("filter.nobody") : (staffNames[assignee] ?? assignee);
      return one(text, text.field("assignee"), who);
    },
  },
  {
    name: "customer_level",
    chip: ({ customer_level }, text) =>
      customer_level === undefined ? null : text.word("customer_level", customer_level),
  },
  {
    name: "paper",
    chip: ({ paper }, text) =>
      paper === undefined
        ? null
        : one(text, text.t("filter.paper"), text.list(paper.map((code) => text.word("paper", code)))),
  },
  {
    name: "model",
    chip: ({ model }, text) => (model === undefined ? null : one(text, text.field("model"), model)),
  },
  {
    name: "from",
    chip: ({ from }, text) => (from === undefined ? null : one(text, text.t("filter.from"), from)),
  },
  { name: "to", chip: ({ to }, text) => (to === undefined ? null : one(text, text.t("filter.to"), to)) },
  { name: "overdue", chip: ({ overdue }, text) => (overdue ? text.t("filter.overdue") : null) },
  {
    name: "search",
    chip: ({ search }, text) => (search === undefined ? null : text.t("filter.search", { text: search })),
  },
];

/** The conditions in force, in words; each can be taken away. */
export function filterChips(
  filter: GridFilter,
  text: Text,
  staffNames: Readonly<Record<string, string>>,
): readonly FilterChip[] {
  const lists = LIST_CONDITIONS.flatMap(({ name, group, label }): FilterChip[] => {
    const codes = filter[name];
    if (codes === undefined) return [];
    return [
      { name, label: one(text, text.field(label), text.list(codes.map((code) => text.wordOf(group, code)))) },
    ];
  });
  const singles = SINGLE_CHIPS.flatMap(({ name, chip }): FilterChip[] => {
    const label = chip(filter, text, staffNames);
    return label === null ? [] : [{ name, label }];
  });
  const [view, ...rest] = singles.filter((chip) => chip.name === "view");
  return [
    ...(view === undefined ? [] : [view]),
    ...rest,
    ...lists,
    ...singles.filter((chip) => chip.name !== "view"),
  ];
}
