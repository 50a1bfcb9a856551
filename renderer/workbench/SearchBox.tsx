import { useQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useRef, useState } from "react";
import type { SearchGroups } from "#shared/contract/views";
import { isOpenStatus } from "#shared/domain/card/vocabulary";
import { ask } from "../api/bridge";
import { queryClient, useDeskQuery } from "../api/queries";
import { openCustomer, openScreen } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useDisplay, useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { ErrorLine } from "../ui/ListStates";
import { localDay } from "../ui/time-format";
import "./search-box.css";
import { openFound } from "./open-found";
import { type SearchOption, SearchResults, searchOptions } from "./SearchResults";
import { parseSearch, type SearchContext, type SearchQuery } from "./search-query";
import { replaceFilter } from "./workbench-state";

const PER_GROUP = 6;
const NO_GROUPS: SearchGroups = { open: [], closed: [], customers: [], models: [] };

/** Grouped results: from main's search, or where conditions were typed from the grid's own query. */
async function findGroups({ filter, structured }: SearchQuery): Promise<SearchGroups> {
  if (!structured) return ask("card.search", { text: filter.search ?? "", limit: PER_GROUP });
  const page = await ask("card.grid", {
    filter,
    sort: [{ column: "urgency", dir: "asc" }],
    start_row: 0,
    end_row: 2 * PER_GROUP,
  });
  return {
    ...NO_GROUPS,
    open: page.rows.filter((row) => isOpenStatus(row.status)),
    closed: page.rows.filter((row) => !isOpenStatus(row.status)),
  };
}

function groupsQuery(query: SearchQuery) {
  return { queryKey: ["card.search", query.filter], queryFn: () => findGroups(query) };
}

function isEmpty({ filter, structured }: SearchQuery): boolean {
  return !structured && filter.search === undefined;
}

function useSearchContext(): SearchContext {
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  return { staff, today };
}

function open(option: SearchOption): void {
  if (option.kind === "card") openFound(option.row);
  else if (option.kind === "customer") openCustomer(option.customer.id);
  else {
    replaceFilter({ model: option.model.code });
    openScreen("workbench");
  }
}

/** What is found for the text so far; nothing is asked while the box is closed. */
function useFound(typed: string, context: SearchContext, shown: boolean) {
  const query = parseSearch(useDeferredValue(typed), context);
  const empty = isEmpty(query);
  const found = useQuery({
    ...groupsQuery(query),
    enabled: shown && !empty,
    placeholderData: (before) => before,
  });
  const options = searchOptions(empty ? NO_GROUPS : (found.data ?? NO_GROUPS));
  return { query, empty, options, error: found.error, done: found.isSuccess };
}

function Panel({
  found,
  typed,
  at,
  onChoose,
}: {
  readonly found: ReturnType<typeof useFound>;
  readonly typed: string;
  readonly at: number;
  readonly onChoose: (option: SearchOption) => void;
}) {
  const text = useText();
  const { query, empty, options, error, done } = found;
  if (empty) return <p className="search-help">{text.t("search.help")}</p>;
  return (
    <>
      {query.unknown.map(({ field, value }) => (
        <p key={field} className="search-unknown">
          {text.t("search.unknown_value", { value, name: text.field(field) })}
        </p>
      ))}
      {error !== null && <ErrorLine error={error} />}
      <SearchResults options={options} current={at} onChoose={onChoose} />
      {done && options.length === 0 && (
        <p className="search-none">{text.t("search.none", { text: typed.trim() })}</p>
      )}
      <footer className="search-foot">
        <span>
          <KeyCap chord="Enter" /> {text.t("search.hint_open")}
        </span>
        <span>
          <KeyCap chord="Ctrl+Enter" /> {text.t("search.hint_filter")}
        </span>
      </footer>
    </>
  );
}

/** Enter may come before the results: then it waits for them. */
async function optionsOf(typed: string, context: SearchContext): Promise<readonly SearchOption[]> {
  const query = parseSearch(typed, context);
  if (isEmpty(query)) return [];
  const asked = queryClient.fetchQuery({ ...groupsQuery(query), staleTime: 0 });
  return searchOptions(await asked.catch(() => NO_GROUPS));
}

/** True when the text made a filter of the workbench. */
function filterBy(typed: string, context: SearchContext): boolean {
  const query = parseSearch(typed, context);
  if (isEmpty(query)) return false;
  replaceFilter(query.filter);
  openScreen("workbench");
  return true;
}

/** Ctrl+K: as you type, grouped (UX 3 Search). Enter opens the first, Ctrl+Enter makes it a filter. */
export function SearchBox() {
  const text = useText();
  const context = useSearchContext();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(false);
  const [at, setAt] = useState(0);
  const found = useFound(typed, context, shown);
  const { options, empty } = found;

  useCommandHandler("search", () => {
    input.current?.focus();
    input.current?.select();
    return true;
  });

  const close = () => {
    setShown(false);
    setTyped("");
    input.current?.blur();
  };
  const choose = (option: SearchOption) => {
    close();
    open(option);
  };
  const openCurrent = async () => {
    const list = await optionsOf(typed, context);
    const option = list[Math.min(at, list.length - 1)];
    if (option !== undefined) choose(option);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(Math.min(at + 1, options.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => (event.ctrlKey ? filterBy(typed, context) && close() : void openCurrent()),
      Escape: close,
    };
    const act = event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="search-box">
      <Search size={16} aria-hidden />
      <input
        ref={input}
        role="combobox"
        aria-label={text.t("search.label")}
        aria-expanded={shown && !empty}
        aria-controls="search-results"
        aria-activedescendant={options.length > 0 ? `search-option-${at}` : undefined}
        aria-keyshortcuts="Control+K"
        placeholder={text.t("app.search")}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKeyDown}
      />
      {typed === "" ? (
        <KeyCap chord="Ctrl+K" />
      ) : (
        <button type="button" className="chip-remove" aria-label={text.t("dialog.close")} onClick={close}>
          <X size={14} aria-hidden />
        </button>
      )}
      {shown && (
        // Keeps the focus in the field while the mouse chooses.
        <div className="search-panel" onPointerDown={(event) => event.preventDefault()}>
          <Panel found={found} typed={typed} at={at} onChoose={choose} />
        </div>
      )}
    </div>
  );
}
