import { Camera, Copy, MessageSquareCheck, MessageSquareWarning } from "lucide-react";
import { useState } from "react";
import {
  fillScript,
  type ScriptPart,
  type ScriptValues,
  scriptsFor,
} from "#shared/domain/script/script-lines";
import { SCRIPTS } from "#shared/text/scripts";
import { usePerson } from "../../api/app-state";
import { useCommandHandler } from "../../commands/command-handlers";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { KeyCap } from "../../ui/KeyCap";
import { shortStatus } from "../../ui/status-words";
import { say } from "../../ui/undo-strip";
import { useTime } from "../../ui/use-time";
import { useAvoided } from "../forms/avoided-words";
import { isOffered, useCard } from "../state/card-state";
import { choosePhotos } from "./choose-files";
import { ExtraFields } from "./ExtraFields";
import { Thumbnail } from "./Thumbnail";

const FAULT_LENGTH = 24;

function useScriptValues(): ScriptValues {
  const { card, settings, nameOf } = useCard();
  const time = useTime();
  const me = usePerson();
  const { fields } = card;
  const fault = fields.description?.split(/[，。；,.;\n]/)[0]?.slice(0, FAULT_LENGTH) ?? null;
  return {
    customer: fields.contact ?? fields.customer_name,
    store: settings.name,
    me: me.name,
    product: fields.model,
    engineer: fields.assignee === null ? null : nameOf(fields.assignee),
    promised: fields.promised_at === null ? null : time.dayTime(fields.promised_at),
    appointment: fields.appointment_at === null ? null : time.dayTime(fields.appointment_at),
    no: fields.no,
    fault,
    result: fields.result,
  };
}

export function ScriptWords({ parts }: { readonly parts: readonly ScriptPart[] }) {
  const text = useText();
  const { hole } = SCRIPTS[text.lang];
  return parts.map((part, index) => {
    const key = `${part.kind}-${PLACES[index] ?? ""}`;
    if (part.kind === "words") return <span key={key}>{part.words}</span>;
    if (part.kind === "filled") return <mark key={key}>{part.words}</mark>;
    return (
      <mark key={key} className="script-missing">
        {text.t("card.script.missing", { what: hole[part.hole] })}
      </mark>
    );
  });
}

/** Parts of a script have no name but their place. */
const PLACES: readonly string[] = Array.from({ length: 60 }, (_, place) => `part-${place}`);

function plain(parts: readonly ScriptPart[]): string {
  return parts.map((part) => (part.kind === "missing" ? "" : part.words)).join("");
}

function Script() {
  const work = useCard();
  const { card, openForm } = work;
  const text = useText();
  const values = useScriptValues();
  const lines = scriptsFor(card.fields);
  const [at, setAt] = useState(0);
  const next = () => setAt((place) => (place + 1) % Math.max(1, lines.length));
  useCommandHandler("next_script", next, lines.length > 1);
  const line = lines[at % Math.max(1, lines.length)];
  if (line === undefined) return <p className="panel-empty">{text.t("card.script.none")}</p>;
  const parts = fillScript(SCRIPTS[text.lang].line[line.id], values);
  const copy = () =>
    void navigator.clipboard.writeText(plain(parts)).then(() => say(text.t("card.script.copied")));
  return (
    <section className="panel-card">
      <header className="panel-head">
        <h3>{SCRIPTS[text.lang].purpose[line.purpose]}</h3>
        <span className="panel-tag">{shortStatus(card.fields, text)}</span>
        {lines.length > 1 && (
          <button type="button" className="panel-link" onClick={next}>
            <KeyCap chord="F4" /> {text.t("card.script.next")}
          </button>
        )}
      </header>
      <p className="script">
        “<ScriptWords parts={parts} />”
      </p>
      <div className="panel-buttons">
        <Button small icon={Copy} onClick={copy}>
          {text.t("card.script.copy")}
        </Button>
        {isOffered(work, "sync_progress") && (
          <Button
            small
            icon={MessageSquareCheck}
            onClick={() => openForm("sync_progress", { told: plain(parts) })}
          >
            {text.t("card.script.told")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Words not to use in what is being written now, with a better sentence (UX 5). */
export function AvoidedCard() {
  const text = useText();
  const now = useAvoided((state) => state.now);
  if (now === null) return null;
  return (
    <section className="panel-card panel-warn" role="status">
      <header className="panel-head">
        <MessageSquareWarning size={15} aria-hidden />
        <h3>{text.t("card.avoid.title")}</h3>
        <button
          type="button"
          className="panel-link"
          onPointerDown={(event) => event.preventDefault()}
          onClick={now.use}
        >
          {text.t("card.avoid.use")}
        </button>
      </header>
      <p>{text.t("card.avoid.sentence", { word: now.hit.word, instead: now.hit.instead })}</p>
    </section>
  );
}

/** 话术: what to say now, better words, what the paper does not print, the newest files. */
export function ScriptTab() {
  const { card, frozen } = useCard();
  const text = useText();
  const photos = card.attachments.filter(({ kind }) => kind === "photo").slice(-2);
  return (
    <>
      <Script />
      <AvoidedCard />
      <ExtraFields />
      <section className="panel-card">
        <header className="panel-head">
          <h3>{text.t("card.tab.files")}</h3>
          {card.attachments.length > 0 && <span className="muted">{card.attachments.length}</span>}
        </header>
        <div className="thumbs">
          {photos.map((attachment) => (
            <Thumbnail key={attachment.id} attachment={attachment} />
          ))}
          {!frozen && (
            <button type="button" className="thumb-add" onClick={choosePhotos}>
              <Camera size={20} aria-hidden />
              {text.t("card.files.add_photo")}
            </button>
          )}
        </div>
      </section>
    </>
  );
}
