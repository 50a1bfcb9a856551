import { CalendarClock, Plus, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { SavedView } from "#shared/contract/view-channels";
import type { ViewName } from "#shared/contract/workbench-channels";
import { holdsAny } from "#shared/domain/card/roles";
import { VIEW_SHARING_ROLES } from "#shared/domain/workbench/view-sharing-roles";
import { failureText } from "#shared/text/failure-text";
import { usePerson } from "../api/app-state";
import type { DeskFailure } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { COMMANDS } from "../commands/command-table";
import { performCommand } from "../commands/perform-command";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";
import { say, sayFailed } from "../ui/undo-strip";
import "./view-tabs.css";
import { removeSavedView, saveCurrentView } from "./saved-views";
import { chooseSavedView, chooseView, SHIPPED_VIEWS, useWorkbench } from "./workbench-state";

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
  const person = usePerson();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const wanted = name.trim();
  const save = async () => {
    if (wanted === "" || saving) return;
    setSaving(true);
    const saved = await saveCurrentView(wanted, shared);
    setSaving(false);
    if (!saved.ok) {
      setFailure(saved);
      return;
    }
    say(text.t(shared ? "view.saved_shared" : "view.saved", { name: wanted }));
    onClose();
  };
  return (
    <Dialog
      title={text.t("view.save_title")}
      onClose={onClose}
      widthPx={420}
      footer={
        <>
          <Button
            look="primary"
            shortcut="Enter"
            disabled={wanted === "" || saving}
            onClick={() => void save()}
          >
            {text.t("dialog.save")}
          </Button>
          <Button onClick={onClose}>{text.t("dialog.cancel")}</Button>
        </>
      }
    >
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
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
        {holdsAny(person.roles, VIEW_SHARING_ROLES) && (
          <CheckBox
            label={text.t("view.for_everybody")}
            checked={shared}
            onToggle={() => setShared(!shared)}
          />
        )}
        {failure !== null && (
          <p className="view-failure" role="alert">
            {failureText(failure, text).sentence}
          </p>
        )}
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

/** A saved view's tab; who may remove it can do so while it is chosen. */
function SavedTab({ view, current }: { readonly view: SavedView; readonly current: boolean }) {
  const text = useText();
  const person = usePerson();
  const mayRemove = !view.shared || holdsAny(person.roles, VIEW_SHARING_ROLES);
  const remove = async () => {
    const removed = await removeSavedView(view.id);
    if (!removed.ok) {
      sayFailed(failureText(removed, text).sentence);
      return;
    }
    chooseView("open");
    say(text.t("view.removed", { name: view.name }));
  };
  return (
    <span className="view-own">
      <Tab name={view.name} current={current} onChoose={() => chooseSavedView(view)} />
      {current && mayRemove && (
        <button
          type="button"
          className="chip-remove"
          aria-label={text.t("view.remove", { name: view.name })}
          onClick={() => void remove()}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** Views as tabs: the eight that ship, everybody's, then one's own (UX 3). */
export function ViewTabs() {
  const text = useText();
  const [saving, setSaving] = useState(false);
  const counts = useDeskQuery("card.counts", {}, { keepPrevious: true }).data;
  const filter = useWorkbench((state) => state.filter);
  const savedView = useWorkbench((state) => state.savedView);
  const saved = useDeskQuery("view.list", {}).data;
  const isShipped = (view: ViewName) => savedView === null && filter.view === view;
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
        {saved?.map((view) => (
          <SavedTab key={view.id} view={view} current={view.id === savedView} />
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
