import { Columns3, Plus, Rows3, X } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { GRID_COLUMN_NAMES } from "#shared/domain/workbench/sort-columns";
import { useDeskQuery } from "../api/queries";
import { changeAppearance } from "../settings/change-appearance";
import { Choices } from "../ui/Choices";
import { type DensityChoice, densityOf, useDisplay, useText } from "../ui/display";
import { CheckBox } from "../ui/Field";
import { Popover } from "../ui/Popover";
import { useWindowSize } from "../ui/use-window-size";
import "./filter-bar.css";
import { FilterPanel } from "./FilterPanel";
import { filterChips } from "./filter-chips";
import { askForOrder } from "./grid-signals";
import { changeFilter, changeSort, DEFAULT_SORT, toggleColumn, useWorkbench } from "./workbench-state";

type Menu = "filter" | "density" | "columns";
const DENSITIES: readonly DensityChoice[] = ["auto", "compact", "standard", "roomy"];

function Chip({ label, onRemove }: { readonly label: string; readonly onRemove?: (() => void) | undefined }) {
  const text = useText();
  return (
    <span className="filter-chip">
      {label}
      {onRemove !== undefined && (
        <button
          type="button"
          className="chip-remove"
          aria-label={text.t("filter.remove", { name: label })}
          onClick={onRemove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

function SortChip() {
  const text = useText();
  const [first] = useWorkbench((state) => state.sort);
  if (first === undefined) return null;
  const name = text.t(first.column === "urgency" ? "filter.urgency" : `column.${first.column}`);
  const label = text.t(first.dir === "asc" ? "filter.sort" : "filter.sort_descending", { name });
  const isDefault = first.column === "urgency" && first.dir === "asc";
  return <Chip label={label} onRemove={isDefault ? undefined : () => changeSort(DEFAULT_SORT)} />;
}

function DensityMenu() {
  const text = useText();
  const own = useWorkbench((state) => state.density);
  const store = useDisplay((display) => display.density);
  return (
    <div className="bar-menu">
      <Choices
        label={text.t("density.label", { name: "" })}
        value={own ?? store}
        choices={DENSITIES.map((value) => ({ value, label: text.t(`density.${value}`) }))}
        onChoose={(density) => {
          useWorkbench.setState({ density: null });
          void changeAppearance({ density });
        }}
      />
    </div>
  );
}

function ColumnsMenu() {
  const text = useText();
  const hidden = useWorkbench((state) => state.hiddenColumns);
  return (
    <div className="bar-menu bar-menu-list">
      {GRID_COLUMN_NAMES.map((column) => (
        <CheckBox
          key={column}
          label={text.t(`column.${column}`)}
          checked={!hidden.includes(column)}
          onToggle={() => toggleColumn(column)}
        />
      ))}
    </div>
  );
}

/** Total and overdue of what the grid shows. */
function Totals() {
  const text = useText();
  const total = useWorkbench((state) => state.total);
  const filter = useWorkbench((state) => state.filter);
  const loaded = useWorkbench((state) => state.loaded);
  const late = useDeskQuery(
    "card.grid",
    { filter: { ...filter, overdue: true }, sort: [], start_row: 0, end_row: 0 },
    { keepPrevious: true, enabled: loaded },
  ).data?.total;
  return (
    <span className="filter-total">
      {text.t("filter.total", { n: total })}
      {late !== undefined && late > 0 && <b>{text.t("filter.overdue_count", { n: late })}</b>}
    </span>
  );
}

function BarButton({
  icon,
  name,
  open,
  onToggle,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly open: boolean;
  readonly onToggle: (button: HTMLElement) => void;
}) {
  return (
    <button
      type="button"
      className="bar-button"
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={(event) => onToggle(event.currentTarget)}
    >
      {icon} {name}
    </button>
  );
}

/** The conditions in force, how many cards they leave, rows and columns (UX board 01). */
export function FilterBar() {
  const text = useText();
  const { heightPx } = useWindowSize();
  const filter = useWorkbench((state) => state.filter);
  const density = useWorkbench((state) => state.density);
  const storeDensity = useDisplay((display) => display.density);
  const moved = useWorkbench((state) => state.moved);
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const [menu, setMenu] = useState<{ readonly name: Menu; readonly anchor: HTMLElement } | null>(null);
  const close = useCallback(() => setMenu(null), []);
  const toggle = (name: Menu) => (anchor: HTMLElement) =>
    setMenu((open) => (open?.name === name ? null : { name, anchor }));
  const staffNames = Object.fromEntries(staff.map(({ code, name }) => [code, name]));
  return (
    <div className="filter-bar">
      {filterChips(filter, text, staffNames).map((chip) => (
        <Chip key={chip.name} label={chip.label} onRemove={() => changeFilter({ [chip.name]: undefined })} />
      ))}
      <SortChip />
      <button
        type="button"
        className="filter-add"
        aria-haspopup="dialog"
        aria-expanded={menu?.name === "filter"}
        onClick={(event) => toggle("filter")(event.currentTarget)}
      >
        <Plus size={14} aria-hidden /> {text.t("filter.add")}
      </button>
      <Totals />
      {moved > 0 && (
        <button type="button" className="button button-link" onClick={askForOrder}>
          {text.t("filter.order_changed", { n: moved })}
        </button>
      )}
      <span className="bar-end">
        <BarButton
          icon={<Rows3 size={15} aria-hidden />}
          name={text.t(`density.${densityOf(density ?? storeDensity, heightPx)}`)}
          open={menu?.name === "density"}
          onToggle={toggle("density")}
        />
        <BarButton
          icon={<Columns3 size={15} aria-hidden />}
          name={text.t("columns.label")}
          open={menu?.name === "columns"}
          onToggle={toggle("columns")}
        />
      </span>
      {menu?.name === "filter" && <FilterPanel anchor={menu.anchor} onClose={close} />}
      {menu?.name === "density" && (
        <Popover anchor={menu.anchor} label={text.t("density.label", { name: "" })} onClose={close}>
          <DensityMenu />
        </Popover>
      )}
      {menu?.name === "columns" && (
        <Popover anchor={menu.anchor} label={text.t("columns.title")} onClose={close}>
          <ColumnsMenu />
        </Popover>
      )}
    </div>
  );
}
