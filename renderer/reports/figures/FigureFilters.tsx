import { CHANNELS, KINDS, PRIORITIES, SERVICE_MODES } from "#shared/domain/card/vocabulary";
import type { FigureFilters } from "#shared/domain/figures/scope";
import { useDeskQuery } from "../../api/queries";
import { Button } from "../../ui/Button";
import { CodeToggles } from "../../ui/CodeToggles";
import { useText } from "../../ui/display";
import { Popover } from "../../ui/Popover";
import { chooseFilters, useFigures } from "./figures-state";

type FilterName = keyof FigureFilters;

/** Every condition of the figures; each takes effect at once. */
export function FigureFiltersPanel({
  anchor,
  onClose,
}: {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const filters = useFigures((state) => state.filters);
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const models = useDeskQuery("model.list", {}).data?.rows ?? [];
  const nameOfPerson = new Map(staff.map(({ code, name }) => [code, name]));
  const rows: readonly {
    readonly name: FilterName;
    readonly label: string;
    readonly codes: readonly string[];
    readonly wordOf: (code: string) => string;
  }[] = [
    { name: "kind", label: text.field("kind"), codes: KINDS, wordOf: (code) => text.wordOf("kind", code) },
    {
      name: "service_mode",
      label: text.field("service_mode"),
      codes: SERVICE_MODES,
      wordOf: (code) => text.wordOf("service_mode", code),
    },
    {
      name: "priority",
      label: text.field("priority"),
      codes: PRIORITIES,
      wordOf: (code) => text.wordOf("priority", code),
    },
    {
      name: "channel",
      label: text.field("channel"),
      codes: CHANNELS,
      wordOf: (code) => text.wordOf("channel", code),
    },
    {
      name: "person",
      label: text.field("assignee"),
      codes: staff.map(({ code }) => code),
      wordOf: (code) => nameOfPerson.get(code) ?? code,
    },
    {
      name: "model",
      label: text.field("model"),
      codes: models.map(({ code }) => code),
      wordOf: (code) => code,
    },
  ];
  const set = (name: FilterName, chosen: readonly string[]) => {
    const { [name]: _before, ...others } = filters;
    // The codes come from the closed lists above.
    chooseFilters(chosen.length === 0 ? others : ({ ...others, [name]: chosen } as FigureFilters));
  };
  return (
    <Popover anchor={anchor} onClose={onClose} label={text.t("report.filter")}>
      <div className="figure-filters">
        {rows
          .filter(({ codes }) => codes.length > 0)
          .map(({ name, label, codes, wordOf }) => (
            <CodeToggles
              key={name}
              label={label}
              codes={codes}
              chosen={filters[name] ?? []}
              wordOf={wordOf}
              onChange={(chosen) => set(name, chosen)}
            />
          ))}
        <footer>
          <Button small look="quiet" onClick={() => chooseFilters({})}>
            {text.t("filter.clear")}
          </Button>
          <Button small look="primary" shortcut="Esc" onClick={onClose}>
            {text.t("filter.done")}
          </Button>
        </footer>
      </div>
    </Popover>
  );
}
