import { CalendarClock, Plus, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { ViewName } from "#shared/contract/workbench-channels";
import { useDeskQuery } from "../api/queries";
import { COMMANDS } from "../commands/command-table";
import { performCommand } from "../commands/perform-command";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { say } from "../ui/undo-strip";
import "./view-tabs.css";
import type { SavedView } from "./saved-views";
import {
  chooseSavedView,
  chooseView,
  removeView,
  SHIPPED_VIEWS,
  saveView,
  useWorkbench,
} from "./workbench-state";

function Tab({
  name,
  count,
  current,
  onChoose,
}: {
  readonly name: string;
  readonly count?: number | undefined;
  readonly current: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      className="view-tab"
      onClick={onChoose}
    >
      {name}
      {count !== undefined && <span className="view-count">{count}</span>}
    </button>
  );
}

function SaveDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const [name, setName] = useState("");
  const wanted = name.trim();
  const save = () => {
    if (wanted === "") return;
    saveView(wanted);
    say(text.t("view.saved", { name: wanted }));
    onClose();
  };
  return (
    <Dialog
      title={text.t("view.save_title")}
      onClose={onClose}
      widthPx={420}
      footer={
        <>
          <Button look="primary" shortcut="Enter" disabled={wanted === ""} onClick={save}>
            {text.t("dialog.save")}
          </Button>
          <Button onClick={onClose}>{text.t("dialog.cancel")}</Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={text.t("view.save_name")}>
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={20}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** Arrow keys go from tab to tab. */
function onTabKey(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? tabs.indexOf(focused) : -1;
  if (at === -1) return;
  event.preventDefault();
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}

/** Saved views as tabs: the eight that ship, then one's own (UX 3). */
export function ViewTabs() {
  const text = useText();
  const [saving, setSaving] = useState(false);
  const counts = useDeskQuery("card.counts", {}, { keepPrevious: true }).data;
  const filter = useWorkbench((state) => state.filter);
  const ownView = useWorkbench((state) => state.ownView);
  const savedViews = useWorkbench((state) => state.savedViews);
  const isShipped = (view: ViewName) => ownView === null && filter.view === view;
  const isOwn = (view: SavedView) => ownView === view.name;
  return (
    <div className="view-bar">
      <div className="view-tabs" role="tablist" aria-label={text.t("grid.label")} onKeyDown={onTabKey}>
        {SHIPPED_VIEWS.map((view) => (
          <Tab
            key={view}
            name={text.word("view", view)}
            count={counts?.[view]}
            current={isShipped(view)}
            onChoose={() => chooseView(view)}
          />
        ))}
        {savedViews.map((view) => (
          <span key={view.name} className="view-own">
            <Tab name={view.name} current={isOwn(view)} onChoose={() => chooseSavedView(view)} />
            {isOwn(view) && (
              <button
                type="button"
                className="chip-remove"
                aria-label={text.t("view.remove", { name: view.name })}
                onClick={() => {
                  removeView(view.name);
                  say(text.t("view.removed", { name: view.name }));
                }}
              >
                <X size={12} aria-hidden />
              </button>
            )}
          </span>
        ))}
      </div>
      <button type="button" className="view-tab view-save" onClick={() => setSaving(true)}>
        <Plus size={14} aria-hidden /> {text.t("view.save")}
      </button>
      <button
        type="button"
        className="view-tab view-end"
        title={COMMANDS.appointments.shortcuts[0]?.replace("+", " ")}
        onClick={() => performCommand("appointments")}
      >
        <CalendarClock size={14} aria-hidden /> {text.t("appointment.open")}
      </button>
      {saving && <SaveDialog onClose={() => setSaving(false)} />}
    </div>
  );
}
