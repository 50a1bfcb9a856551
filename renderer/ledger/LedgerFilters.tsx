import { ChevronLeft, ChevronRight } from "lucide-react";
import type { LedgerList } from "#shared/contract/ledger-views";
import { parsePeriod, periodAround, previousPeriod, shiftPeriod } from "#shared/domain/figures/period";
import { LEDGER_SOURCES } from "#shared/domain/ledger/vocabulary";
import type { Text } from "#shared/text/text";
import { useCommandHandler } from "../commands/command-handlers";
import { IconButton } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useDisplay, useText } from "../ui/display";
import { SelectInput, TextInput } from "../ui/Field";
import { localDay } from "../ui/time-format";
import { changeLedgerView, LEDGER_CHIPS, type LedgerChip, useLedgerView } from "./ledger-state";
import { useStaffNames } from "./use-staff-names";

type Counts = LedgerList["counts"] | undefined;

function chipLabel(chip: LedgerChip, counts: Counts, text: Text): string {
  if (chip === "overdue") return text.t("ledger.filter.overdue", { n: counts?.overdue ?? 0 });
  if (chip === "feedback_due") return text.t("ledger.filter.feedback", { n: counts?.feedback_due ?? 0 });
  if (chip === "all") return text.t("ledger.filter.all");
  const { open = 0, in_progress = 0, to_verify = 0 } = counts ?? {};
  if (chip === "unsettled") {
    return text.t("ledger.filter.count", {
      name: text.t("ledger.filter.unsettled"),
      n: open + in_progress + to_verify,
    });
  }
  return text.t("ledger.filter.count", { name: text.word("ledger_state", chip), n: counts?.[chip] ?? 0 });
}

/** The month in which entries were made: any, or one; Alt+← and Alt+→ go from month to month. */
function MonthFilter() {
  const text = useText();
  const month = useLedgerView((view) => view.month);
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const now = periodAround("month", today);
  const shown = month === null ? null : parsePeriod(month);
  const go = (step: 1 | -1) => {
    // From "every month" one step back is this month.
    const next = shown === null ? (step < 0 ? now : null) : shiftPeriod(shown, step);
    changeLedgerView({ month: next === null || next.from_day > now.from_day ? null : next.code });
  };
  useCommandHandler("previous_period", () => go(-1));
  useCommandHandler("next_period", () => go(1));
  const months = [...new Set([...(month === null ? [] : [month]), now.code, previousPeriod(now).code])];
  return (
    <span className="ledger-month">
      <IconButton icon={ChevronLeft} label={text.t("ledger.filter.previous")} onClick={() => go(-1)} />
      <SelectInput
        aria-label={text.t("ledger.filter.period")}
        value={month ?? ""}
        emptyLabel={text.t("ledger.filter.any_period")}
        choices={months.map((code) => ({ value: code, label: code }))}
        onChoose={(code) => changeLedgerView({ month: code === "" ? null : code })}
      />
      <IconButton
        icon={ChevronRight}
        label={text.t("ledger.filter.next")}
        disabled={month === null}
        onClick={() => go(1)}
      />
    </span>
  );
}

/** State, owner, source, month and words; counts are of what the other filters leave. */
export function LedgerFilters({ counts }: { readonly counts: Counts }) {
  const text = useText();
  const { staff } = useStaffNames();
  const { chip, owner, source, search } = useLedgerView();
  return (
    <div className="ledger-filters">
      <Choices
        label={text.t("ledger.filter.states")}
        value={chip}
        choices={LEDGER_CHIPS.map((value) => ({ value, label: chipLabel(value, counts, text) }))}
        onChoose={(value) => changeLedgerView({ chip: value })}
      />
      <div className="ledger-filter-line">
        <SelectInput
          aria-label={text.t("ledger.filter.owner")}
          value={owner}
          emptyLabel={text.t("ledger.filter.any_owner")}
          choices={[
            { value: "none", label: text.t("ledger.no_owner") },
            ...staff.filter(({ active }) => active).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChoose={(value) => changeLedgerView({ owner: value })}
        />
        <SelectInput
          aria-label={text.t("ledger.filter.source")}
          value={source}
          emptyLabel={text.t("ledger.filter.any_source")}
          choices={LEDGER_SOURCES.map((value) => ({ value, label: text.word("ledger_source", value) }))}
          onChoose={(value) => changeLedgerView({ source: value })}
        />
        <MonthFilter />
        <TextInput
          type="search"
          aria-label={text.t("archive.search")}
          placeholder={text.t("ledger.filter.search")}
          value={search}
          onChange={(event) => changeLedgerView({ search: event.target.value })}
        />
      </div>
    </div>
  );
}
