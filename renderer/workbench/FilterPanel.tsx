import {
  CHANNELS,
  KINDS,
  PRIORITIES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { CodeToggles } from "../ui/CodeToggles";
import { DayInput } from "../ui/DayInput";
import { useText } from "../ui/display";
import { CheckBox, Field, SelectInput } from "../ui/Field";
import { Popover } from "../ui/Popover";
import { LIST_CONDITIONS } from "./filter-chips";
import "./filter-panel.css";
import { changeFilter, replaceFilter, useWorkbench } from "./workbench-state";

type ListCondition = (typeof LIST_CONDITIONS)[number]["name"];

const CODES: Readonly<Record<ListCondition, readonly string[]>> = {
  status: STATUSES,
  waiting_for: WAITING_FOR,
  priority: PRIORITIES,
  kind: KINDS,
  service_mode: SERVICE_MODES,
  channel: CHANNELS,
};
const PAPERS = ["none", "printed", "signed", "online"] as const;

/** Every condition of the grid; each takes effect at once. */
export function FilterPanel({
  anchor,
  onClose,
}: {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const filter = useWorkbench((state) => state.filter);
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const assignees = [
    { value: "none", label: text.t("filter.nobody") },
    ...staff.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <Popover anchor={anchor} onClose={onClose} label={text.t("filter.title")}>
      <div className="filter-panel">
        {LIST_CONDITIONS.map(({ name, group, label }) => (
          <CodeToggles
            key={name}
            label={text.field(label)}
            codes={CODES[name]}
            chosen={filter[name] ?? []}
            wordOf={(code) => text.wordOf(group, code)}
            // The codes come from the vocabulary's own lists above.
            onChange={(chosen) => changeFilter({ [name]: chosen } as Parameters<typeof changeFilter>[0])}
          />
        ))}
        <CodeToggles
          label={text.t("filter.paper")}
          codes={PAPERS}
          chosen={filter.paper ?? []}
          wordOf={(code) => text.wordOf("paper", code)}
          onChange={(chosen) => changeFilter({ paper: PAPERS.filter((code) => chosen.includes(code)) })}
        />
        <div className="filter-fields">
          <Field label={text.field("assignee")}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={filter.assignee ?? ""}
                choices={assignees}
                emptyLabel={text.t("filter.anybody")}
                onChoose={(assignee) => changeFilter({ assignee: assignee === "" ? undefined : assignee })}
              />
            )}
          </Field>
          <Field label={text.t("filter.from")}>
            {(ids) => (
              <DayInput
                {...ids}
                day={filter.from ?? null}
                onDay={(day) => changeFilter({ from: day ?? undefined })}
              />
            )}
          </Field>
          <Field label={text.t("filter.to")}>
            {(ids) => (
              <DayInput
                {...ids}
                day={filter.to ?? null}
                onDay={(day) => changeFilter({ to: day ?? undefined })}
              />
            )}
          </Field>
        </div>
        <div className="filter-foot">
          <CheckBox
            label={text.t("filter.overdue")}
            checked={filter.overdue === true}
            onToggle={(on) => changeFilter({ overdue: on ? true : undefined })}
          />
          <CheckBox
            label={text.t("filter.vip")}
            checked={filter.customer_level === "vip"}
            onToggle={(on) => changeFilter({ customer_level: on ? "vip" : undefined })}
          />
          <Button small look="quiet" className="foot-end" onClick={() => replaceFilter({ view: "open" })}>
            {text.t("filter.clear")}
          </Button>
          <Button small look="primary" shortcut="Esc" onClick={onClose}>
            {text.t("filter.done")}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
