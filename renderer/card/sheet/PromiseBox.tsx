import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { failureText } from "#shared/text/failure-text";
import { useText } from "../../ui/display";
import { toLocalInput } from "../../ui/time-format";
import { fromLocalInput, isoTime } from "../../ui/typed-time";
import { useTime } from "../../ui/use-time";
import { ConflictPanel } from "../bar/ConflictPanel";
import { isOffered, mayEdit, useCard } from "../state/card-state";
import { useAttempts } from "../state/use-attempt";

/** The promise: earlier is an edit, later asks a supervisor (DOMAIN 3.1), so it opens that form instead. */
export function PromiseBox() {
  const work = useCard();
  const { card, settings, openForm } = work;
  const text = useText();
  const time = useTime();
  const { promised_at } = card.fields;
  const [typed, setTyped] = useState<string | null>(null);
  const attempts = useAttempts(card);
  const control = useRef<HTMLInputElement>(null);
  const editing = typed !== null;
  useEffect(() => {
    if (editing) control.current?.focus();
  }, [editing]);

  const leave = () => {
    setTyped(null);
    attempts.forget();
  };
  const save = async () => {
    const atMs = typed === null ? null : fromLocalInput(typed, settings.zone);
    if (atMs === null || typed === null || promised_at === null) return leave();
    if (toLocalInput(promised_at, settings.zone) === typed) return leave();
    if (atMs > promised_at && isOffered(work, "request_approval")) {
      openForm("request_approval", { what: "extension", promised_at: typed });
      return leave();
    }
    if (await attempts.send({ action: "edit", payload: { promised_at: isoTime(atMs) } })) leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "Enter") {
      event.preventDefault();
      void save();
    }
  };

  if (promised_at === null) {
    return <span className="box-value box-empty">{text.t("card.empty.promised_at")}</span>;
  }
  if (!editing) {
    const words = time.full(promised_at);
    if (!mayEdit(work)) return <span className="box-value">{words}</span>;
    return (
      <button
        type="button"
        className="box-value box-button"
        title={text.t("card.sheet.edit_hint")}
        onClick={() => {
          attempts.begin();
          setTyped(toLocalInput(promised_at, settings.zone));
        }}
      >
        {words}
      </button>
    );
  }
  return (
    <span className="box-editing">
      <input
        ref={control}
        type="datetime-local"
        className="input box-input"
        aria-label={text.field("promised_at")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {attempts.failure !== null && (
        <span className="field-error" role="alert">
          {failureText(attempts.failure, text).sentence}
        </span>
      )}
      {attempts.conflict !== null && (
        <ConflictPanel
          conflict={attempts.conflict}
          onKeepMine={() => void attempts.sendAnyway().then((done) => done && leave())}
          onTakeTheirs={leave}
        />
      )}
    </span>
  );
}
