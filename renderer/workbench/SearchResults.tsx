import type { CustomerView, GridRow, ModelView, SearchGroups } from "#shared/contract/views";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { VipBadge } from "../ui/PrioritySeal";
import { SlaChip } from "../ui/SlaChip";
import { shortStatus } from "../ui/status-words";
import { rowName } from "./row-facts";

type GroupName = keyof SearchGroups;

export type SearchOption =
  | { readonly kind: "card"; readonly group: GroupName; readonly row: GridRow }
  | { readonly kind: "customer"; readonly group: GroupName; readonly customer: CustomerView }
  | { readonly kind: "model"; readonly group: GroupName; readonly model: ModelView };

/** The results in one list, in the order in which the groups are shown. */
export function searchOptions({ open, closed, customers, models }: SearchGroups): readonly SearchOption[] {
  return [
    ...open.map((row): SearchOption => ({ kind: "card", group: "open", row })),
    ...closed.map((row): SearchOption => ({ kind: "card", group: "closed", row })),
    ...customers.map((customer): SearchOption => ({ kind: "customer", group: "customers", customer })),
    ...models.map((model): SearchOption => ({ kind: "model", group: "models", model })),
  ];
}

function keyOf(option: SearchOption): string {
  if (option.kind === "card") return `card ${option.row.id}`;
  return option.kind === "customer" ? `customer ${option.customer.id}` : `model ${option.model.id}`;
}

function Line({ option }: { readonly option: SearchOption }) {
  const text = useText();
  if (option.kind === "model") {
    const { code, brand, name } = option.model;
    return (
      <>
        <b>{code}</b>
        <span>{[brand, name].filter(Boolean).join(" ")}</span>
      </>
    );
  }
  if (option.kind === "customer") {
    const { name, phone, customer_level, address } = option.customer;
    return (
      <>
        <b>
          {name} {customer_level === "vip" && <VipBadge />}
        </b>
        <span>{phone}</span>
        <span className="search-wide">{address}</span>
      </>
    );
  }
  const { row } = option;
  return (
    <>
      <span className="search-no">{rowName(row, text)}</span>
      <b>
        {row.customer_name ?? text.t("queue.no_customer")} {row.customer_level === "vip" && <VipBadge />}
      </b>
      <span>{row.phone_tail}</span>
      <span>{row.model}</span>
      <span className="search-wide">{row.description}</span>
      <span>{shortStatus(row, text)}</span>
      {option.group === "open" && <SlaChip deadline={row} />}
    </>
  );
}

/** The groups 在办 / 已归档 / 客户 / 产品; one list for the keyboard. */
export function SearchResults({
  options,
  current,
  onChoose,
}: {
  readonly options: readonly SearchOption[];
  readonly current: number;
  readonly onChoose: (option: SearchOption) => void;
}) {
  const text = useText();
  return (
    <div id="search-results" role="listbox" aria-label={text.t("search.label")} className="search-results">
      {options.map((option, index) => {
        const begins = options[index - 1]?.group !== option.group;
        return (
          <div key={keyOf(option)}>
            {begins && <h3>{text.t(`search.${option.group}`)}</h3>}
            <div
              id={`search-option-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={classes("search-option", index === current && "picker-current")}
              onPointerUp={() => onChoose(option)}
            >
              <Line option={option} />
            </div>
          </div>
        );
      })}
    </div>
  );
}
