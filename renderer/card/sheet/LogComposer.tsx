import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { actorMay } from "#shared/domain/card/action-table";
import { failureText } from "#shared/text/failure-text";
import { useCommandHandler } from "../../commands/command-handlers";
import { performCommand } from "../../commands/perform-command";
import { useParked } from "../../lock/parked";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { KeyCap } from "../../ui/KeyCap";
import { toLocalInput } from "../../ui/time-format";
import { fromLocalInput } from "../../ui/typed-time";
import { useTime } from "../../ui/use-time";
import { ConflictPanel } from "../bar/ConflictPanel";
import { WatchedText } from "../forms/WatchedText";
import { choosePhotos } from "../panel/choose-files";
import { caseOf, useCard } from "../state/card-state";
import { useAttempts } from "../state/use-attempt";

/** For whom a line counts when nothing is chosen: a clerk on the phone writes for the engineer (代录). */
function usualPerson(assignee: string | null, me: string, own: boolean, status: string): string | null {
  const underway = ["dispatched", "accepted", "in_service", "waiting", "quality_check"].includes(status);
  return assignee !== null && assignee !== me && (!own || underway) ? assignee : null;
}

/** One line of the process record (Ctrl+L): text, Enter; chips 配件 原因 照片 时间 add to it. */
export function LogComposer() {
  const work = useCard();
  const { card, actor, settings, nameOf, openForm } = work;
  const text = useText();
  const { nowMs } = useTime();
  const { assignee, status } = card.fields;
  const own = actorMay("log", caseOf(card), actor);
  const isClerk = actor.roles.some(
    (role) => role === "clerk" || role === "supervisor" || role === "director",
  );
  const mayFor = isClerk && assignee !== actor.code ? assignee : null;
  const [operation, setOperation] = useParked(`card.log ${card.fields.id}`, () => "");
  const [cause, setCause] = useState<string | null>(null);
  const [occurred, setOccurred] = useState<string | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const forAssignee = mayFor !== null && (chosen ?? usualPerson(assignee, actor.code, own, status) !== null);
  const attempts = useAttempts(card);
  const line = useRef<HTMLTextAreaElement>(null);

  useCommandHandler("log_line", () => {
    line.current?.scrollIntoView({ block: "center" });
    line.current?.focus();
  });

  const clear = () => {
    setOperation("");
    setCause(null);
    setOccurred(null);
  };
  const write = async () => {
    if (operation.trim() === "") return;
    const atMs = occurred === null ? null : fromLocalInput(occurred, settings.zone);
    // A line more collides with nothing: it goes on top of whatever the card has become.
    attempts.begin();
    const done = await attempts.send({
      action: "log",
      payload: { operation, ...(cause === null || cause.trim() === "" ? {} : { fault_cause: cause }) },
      ...(forAssignee && mayFor !== null ? { on_behalf: mayFor } : {}),
      ...(atMs === null ? {} : { occurred_at_ms: atMs }),
    });
    if (done) clear();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const undo = event.ctrlKey && operation === "" ? ({ z: "undo", y: "redo" } as const) : null;
    const command = undo?.[event.key.toLowerCase() as "z" | "y"];
    if (command !== undefined) {
      // In an empty line there is nothing to take back but what was just written down.
      event.preventDefault();
      performCommand(command);
    } else if (event.key === "Escape" && operation !== "") {
      event.preventDefault();
      clear();
    } else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      void write();
    }
  };
  const change = useCallback((value: string) => setOperation(value), [setOperation]);

  return (
    <div className="composer">
      <span className="composer-when">
        {occurred === null ? (
          text.t("card.log.now")
        ) : (
          <input
            type="datetime-local"
            className="input"
            aria-label={text.field("occurred_at")}
            max={toLocalInput(nowMs, settings.zone)}
            value={occurred}
            onChange={(event) => setOccurred(event.target.value)}
          />
        )}
      </span>
      {mayFor !== null && own ? (
        <button
          type="button"
          className="composer-who"
          title={text.t("card.log.as")}
          aria-pressed={forAssignee}
          onClick={() => setChosen(!forAssignee)}
        >
          {nameOf(forAssignee ? mayFor : actor.code)}
        </button>
      ) : (
        <span className="composer-who">{nameOf(own ? actor.code : assignee)}</span>
      )}
      <div className="composer-line">
        <WatchedText
          ref={line}
          label={text.field("operation")}
          placeholder={text.t("card.log.placeholder")}
          value={operation}
          onChange={change}
          onKeyDown={onKeyDown}
          watched
        />
        {cause !== null && (
          <input
            className="input"
            aria-label={text.field("fault_cause")}
            placeholder={text.field("fault_cause")}
            value={cause}
            onChange={(event) => setCause(event.target.value)}
          />
        )}
        {forAssignee && mayFor !== null && (
          <span className="record-mark">{text.t("card.log.recorded_for", { name: nameOf(actor.code) })}</span>
        )}
        {attempts.failure !== null && (
          <p className="field-error" role="alert">
            {failureText(attempts.failure, text).sentence}
          </p>
        )}
        {attempts.conflict !== null && (
          <ConflictPanel
            conflict={attempts.conflict}
            onKeepMine={() => void attempts.sendAnyway().then((done) => done && clear())}
            onTakeTheirs={attempts.forget}
          />
        )}
      </div>
      <div className="composer-chips">
        <button
          type="button"
          className="chip"
          onClick={() => openForm("log", { operation, ...(cause === null ? {} : { fault_cause: cause }) })}
        >
          {text.t("card.log.chip_parts")}
        </button>
        <button
          type="button"
          className={classes("chip", cause !== null && "chip-on")}
          onClick={() => setCause((typed) => (typed === null ? (card.fields.fault_cause ?? "") : null))}
        >
          {text.t("card.log.chip_cause")}
        </button>
        <button type="button" className="chip" onClick={choosePhotos}>
          {text.t("card.log.chip_photo")}
        </button>
        <button
          type="button"
          className={classes("chip", occurred !== null && "chip-on")}
          onClick={() => setOccurred((typed) => (typed === null ? toLocalInput(nowMs, settings.zone) : null))}
        >
          {text.t("card.log.chip_time")}
        </button>
        <KeyCap chord="Enter" /> {text.t("card.log.write")}
      </div>
    </div>
  );
}
