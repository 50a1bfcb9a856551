import type { MessageKey } from "#shared/text/messages";
import { readyState } from "../api/app-state";
import { openNeighbour } from "../app/card-order";
import { goBack, openScreen, useNavigation } from "../app/navigation";
import { startIntake } from "../intake/start-intake";
import { lockPage } from "../lock/change-person";
import { currentText } from "../ui/display";
import { redoNewest, say, undoNewest } from "../ui/undo-strip";
import { focusNextRegion } from "./regions";

export type CommandId =
  | "workbench"
  | "approvals"
  | "customers"
  | "reports"
  | "settings"
  | "appointments"
  | "notices"
  | "keys"
  | "lock"
  | "search"
  | "new_card"
  | "next_region"
  | "next_thing"
  | "why_deadline"
  | "edit_cell"
  | "next_script"
  | "dispatch_now"
  | "resolve_now"
  | "save"
  | "main_action"
  | "reject"
  | "print"
  | "log_line"
  | "undo"
  | "redo"
  | "previous_card"
  | "next_card"
  | "previous_period"
  | "next_period"
  | "back"
  | "move_row"
  | "open_row"
  | "select_row"
  | "extend_selection"
  | "select_all";

/** The commands' names; none of them has a hole. */
export type CommandLabel = Extract<MessageKey, `command.${string}`>;

export type CommandGroup = "everywhere" | "workbench" | "card" | "lists";

export interface Command {
  readonly label: CommandLabel;
  /** Chords as `chordOf` names them; the first is shown. */
  readonly shortcuts: readonly string[];
  readonly group: CommandGroup;
  /** Not while typing in a text field, which has its own use for the chord. */
  readonly notInText?: true;
  /** Also above a dialog, where else only the dialog's own handlers are asked. */
  readonly aboveDialogs?: true;
  /** Shown in the key list only: the grid itself handles these keys. */
  readonly listedOnly?: true;
  /** Whether the command may run now; missing = always. */
  readonly allowed?: () => boolean;
  /** What it does after the handlers of the screen have declined; false = nothing. */
  readonly perform?: () => boolean;
}

function done(act: () => void): () => boolean {
  return () => {
    act();
    return true;
  };
}

const mayWrite = (): boolean => readyState()?.read_only === false;
const onCard = (): boolean => useNavigation.getState().screen === "card";

/** Every command with its key (UX 3 Keys): the toolbar, the key list and the keyboard all read this table. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  keys: { label: "command.keys", shortcuts: ["F1"], group: "everywhere", aboveDialogs: true },
  lock: {
    label: "command.lock",
    shortcuts: ["Ctrl+Q"],
    group: "everywhere",
    aboveDialogs: true,
    perform: done(() => void lockPage()),
  },
  search: { label: "command.search", shortcuts: ["Ctrl+K", "F3"], group: "everywhere" },
  new_card: {
    label: "command.new_card",
    shortcuts: ["Ctrl+N"],
    group: "everywhere",
    allowed: mayWrite,
    perform: done(() => startIntake()),
  },
  next_thing: { label: "command.next_thing", shortcuts: ["F8"], group: "everywhere" },
  workbench: {
    label: "command.workbench",
    shortcuts: ["Ctrl+1"],
    group: "everywhere",
    perform: done(() => openScreen("workbench")),
  },
  approvals: {
    label: "command.approvals",
    shortcuts: ["Ctrl+2"],
    group: "everywhere",
    perform: done(() => openScreen("approvals")),
  },
  customers: {
    label: "command.customers",
    shortcuts: ["Ctrl+4"],
    group: "everywhere",
    perform: done(() => openScreen("customers")),
  },
  reports: {
    label: "command.reports",
    shortcuts: ["Ctrl+8"],
    group: "everywhere",
    perform: done(() => openScreen("reports")),
  },
  settings: {
    label: "command.settings",
    shortcuts: ["Ctrl+9"],
    group: "everywhere",
    perform: done(() => openScreen("settings")),
  },
  appointments: {
    label: "command.appointments",
    shortcuts: ["Ctrl+0"],
    group: "everywhere",
    perform: done(() => openScreen("appointments")),
  },
  notices: { label: "command.notices", shortcuts: ["Ctrl+B"], group: "everywhere" },
  next_region: {
    label: "command.next_region",
    shortcuts: ["F6"],
    group: "everywhere",
    aboveDialogs: true,
    perform: focusNextRegion,
  },
  save: { label: "command.save", shortcuts: ["Ctrl+S"], group: "everywhere" },
  main_action: { label: "command.main_action", shortcuts: ["Ctrl+Enter"], group: "everywhere" },
  reject: { label: "command.reject", shortcuts: ["Ctrl+Backspace"], group: "everywhere", notInText: true },
  print: { label: "command.print", shortcuts: ["Ctrl+P"], group: "everywhere" },
  undo: {
    label: "command.undo",
    shortcuts: ["Ctrl+Z"],
    group: "everywhere",
    notInText: true,
    perform: done(() => {
      if (!undoNewest()) say(currentText().t("undo.nothing"));
    }),
  },
  redo: {
    label: "command.redo",
    shortcuts: ["Ctrl+Y"],
    group: "everywhere",
    notInText: true,
    perform: redoNewest,
  },
  back: { label: "command.back", shortcuts: ["Esc"], group: "everywhere", perform: goBack },

  edit_cell: { label: "command.edit_cell", shortcuts: ["F2"], group: "workbench" },
  why_deadline: { label: "command.why_deadline", shortcuts: ["F7"], group: "workbench" },
  select_row: { label: "command.select_row", shortcuts: ["Space"], group: "workbench", listedOnly: true },
  extend_selection: {
    label: "command.extend_selection",
    shortcuts: ["Shift+Down"],
    group: "workbench",
    listedOnly: true,
  },
  select_all: { label: "command.select_all", shortcuts: ["Ctrl+A"], group: "workbench", listedOnly: true },

  previous_card: {
    label: "command.previous_card",
    shortcuts: ["Alt+Up"],
    group: "card",
    perform: () => onCard() && done(() => void openNeighbour(-1))(),
  },
  next_card: {
    label: "command.next_card",
    shortcuts: ["Alt+Down"],
    group: "card",
    perform: () => onCard() && done(() => void openNeighbour(1))(),
  },
  log_line: { label: "command.log_line", shortcuts: ["Ctrl+L"], group: "card" },
  next_script: { label: "command.next_script", shortcuts: ["F4"], group: "card" },
  dispatch_now: { label: "command.dispatch_now", shortcuts: ["F9"], group: "card" },
  resolve_now: { label: "command.resolve_now", shortcuts: ["Ctrl+D"], group: "card" },

  previous_period: { label: "command.previous_period", shortcuts: ["Alt+Left"], group: "lists" },
  next_period: { label: "command.next_period", shortcuts: ["Alt+Right"], group: "lists" },
  move_row: { label: "command.move_row", shortcuts: ["Up", "Down"], group: "lists", listedOnly: true },
  open_row: { label: "command.open_row", shortcuts: ["Enter"], group: "lists", listedOnly: true },
};

export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];
