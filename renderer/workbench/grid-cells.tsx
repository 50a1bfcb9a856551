import type { GridRow } from "#shared/contract/views";
import { AlsoRunning } from "../ui/AlsoRunning";
import { useNowMs, useText } from "../ui/display";
import { PaperMark } from "../ui/PaperMark";
import { PrioritySeal, VipBadge } from "../ui/PrioritySeal";
import { SlaChip } from "../ui/SlaChip";
import { StatusPips } from "../ui/StatusPips";
import { alsoWords } from "../ui/sla";
import { useTime } from "../ui/use-time";
import { spokenRow } from "./row-facts";
import { isSelected, selectedCount, toggleAll, toggleSelected, useSelection } from "./selection";
import { useWorkbench } from "./workbench-state";

/** What a cell is drawn from, in the grid and in the rows that are there before it. */
export interface CellProps {
  /** Undefined until the row's page is there. */
  readonly data: GridRow | undefined;
}

/** What a row shows until its page is there. */
function Loading() {
  return <i className="cell-loading" />;
}

export function SelectCell({ data }: CellProps) {
  const text = useText();
  const nowMs = useNowMs();
  const selected = useSelection((selection) => data !== undefined && isSelected(selection, data.id));
  if (data === undefined) return null;
  return (
    <input
      type="checkbox"
      className="box"
      tabIndex={-1}
      aria-checked={selected}
      checked={selected}
      aria-label={spokenRow(data, nowMs, text)}
      onChange={() => toggleSelected(data.id)}
    />
  );
}

export function SelectHeader() {
  const text = useText();
  const total = useWorkbench((state) => state.total);
  const count = useSelection((selection) => selectedCount(selection, total));
  const state = count === 0 ? false : count === total ? true : "mixed";
  return (
    <input
      type="checkbox"
      className="box"
      aria-checked={state}
      checked={state === true}
      aria-label={text.t("grid.select_all")}
      onChange={() => toggleAll(total)}
    />
  );
}

export function DeadlineCell({ data }: CellProps) {
  const text = useText();
  const nowMs = useNowMs();
  if (data === undefined) return <Loading />;
  const waits = data.level === "paused" && data.waiting_for !== null;
  return (
    <span
      className="cell-deadline"
      title={data.also.length === 0 ? undefined : alsoWords(data.also, nowMs, text)}
    >
      <SlaChip deadline={data} {...(waits ? { label: text.word("waiting_short", data.waiting_for) } : {})} />
      <AlsoRunning clocks={data.also} />
    </span>
  );
}

export function PriorityCell({ data }: CellProps) {
  if (data === undefined) return null;
  if (data.status === "draft") return <span className="cell-none">—</span>;
  return <PrioritySeal priority={data.priority} />;
}

export function CustomerCell({ data }: CellProps) {
  const text = useText();
  if (data === undefined) return <Loading />;
  return (
    <span className="cell-customer">
      <span className="cell-name">{data.customer_name ?? text.t("time.none")}</span>
      {data.customer_level === "vip" && <VipBadge />}
      {data.phone_tail !== null && <span className="cell-soft">{data.phone_tail}</span>}
    </span>
  );
}

export function StatusCell({ data }: CellProps) {
  if (data === undefined) return <Loading />;
  return <StatusPips status={data.status} waiting_for={data.waiting_for} round={data.round} />;
}

export function PromisedCell({ data }: CellProps) {
  const text = useText();
  const time = useTime();
  if (data === undefined) return <Loading />;
  if (data.level === "paused") return <span>{text.t("time.deferred")}</span>;
  if (data.promised_at === null) return <span className="cell-soft">{text.t("time.none")}</span>;
  return <span title={time.full(data.promised_at)}>{time.dayTime(data.promised_at)}</span>;
}

export function PaperCell({ data }: CellProps) {
  if (data === undefined) return null;
  if (data.no === null) return <span className="cell-soft">—</span>;
  return <PaperMark paper={data.paper} />;
}
