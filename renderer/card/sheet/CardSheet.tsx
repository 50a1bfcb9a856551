import type { ReactNode } from "react";
import { PRIORITIES, SERVICE_MODES } from "#shared/domain/card/vocabulary";
import { useText } from "../../ui/display";
import { KeyCap } from "../../ui/KeyCap";
import { VipBadge } from "../../ui/PrioritySeal";
import { SlaChip } from "../../ui/SlaChip";
import { useTime } from "../../ui/use-time";
import { isOffered, useCard } from "../state/card-state";
import { Boxes } from "./Boxes";
import { InlineField } from "./InlineField";
import { ProcessRecord } from "./ProcessRecord";
import { PromiseBox } from "./PromiseBox";
import { QrMark } from "./QrMark";
import { SignatureBox } from "./SignatureBox";
import { deadlineOf } from "./sheet-deadline";
import { useWarrantyWords } from "./warranty-words";
import "./sheet.css";

function Label({ children, tall }: { readonly children: ReactNode; readonly tall?: boolean }) {
  return <div className={tall ? "sheet-label sheet-tall" : "sheet-label"}>{children}</div>;
}

/** One small labelled value inside a wide box: "客户名称：许冬至". */
function Part({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { lang } = useText();
  return (
    <span className="sheet-part">
      <span className="sheet-caption">
        {label}
        {lang === "zh" ? "：" : ": "}
      </span>
      {children}
    </span>
  );
}

function CustomerAndProduct() {
  const { card } = useCard();
  const text = useText();
  const warranty = useWarrantyWords();
  const empty = (name: Parameters<typeof text.t>[0]) => text.template(name);
  return (
    <>
      <Label tall>{text.t("card.sheet.customer")}</Label>
      <div className="sheet-cell sheet-wide">
        <div className="sheet-line sheet-thirds">
          <Part label={text.field("customer_name")}>
            <InlineField name="customer_name" empty={empty("card.empty.customer_name")} />
            {card.fields.customer_level === "vip" && <VipBadge />}
          </Part>
          <Part label={text.field("contact")}>
            <InlineField
              name="contact"
              empty={empty("card.empty.contact")}
              shown={card.fields.contact ?? undefined}
            />
          </Part>
          <Part label={text.field("phone")}>
            <InlineField name="phone" empty={empty("card.empty.phone")} />
          </Part>
        </div>
        <div className="sheet-line">
          <Part label={text.field("address")}>
            <InlineField name="address" empty={empty("card.empty.address")} />
          </Part>
        </div>
      </div>
      <Label tall>{text.t("card.sheet.product")}</Label>
      <div className="sheet-cell sheet-wide">
        <div className="sheet-line sheet-halves">
          <Part label={text.field("model")}>
            <InlineField name="model" empty={empty("card.empty.model")} />
          </Part>
          <Part label={text.field("serial_no")}>
            <InlineField name="serial_no" empty={empty("card.empty.serial_no")} />
          </Part>
        </div>
        <div className="sheet-line sheet-thirds">
          <Part label={text.field("purchase_date")}>
            <InlineField name="purchase_date" kind="date" empty={empty("card.empty.purchase_date")} />
          </Part>
          <Part label={text.t("card.sheet.proof")}>
            <InlineField name="purchase_proof_no" empty={empty("card.empty.purchase_proof_no")} />
          </Part>
          <Part label={text.t("card.sheet.warranty")}>
            <span className="box-value">{warranty}</span>
          </Part>
        </div>
      </div>
    </>
  );
}

function Request() {
  const text = useText();
  return (
    <>
      <Label tall>{text.t("card.sheet.request")}</Label>
      <div className="sheet-cell sheet-wide sheet-request">
        <span className="sheet-caption">{text.t("card.sheet.request_caption")}</span>
        <InlineField
          name="description"
          kind="text"
          empty={text.t("card.empty.description")}
          className="box-long"
        />
        <span className="sheet-part">
          <span className="sheet-caption">{text.t("card.sheet.words")}</span>
          <InlineField
            name="customer_words"
            kind="text"
            empty={text.t("card.empty.customer_words")}
            className="box-long"
          />
        </span>
      </div>
    </>
  );
}

/** The word beside 其他 for repairs that come to the store (DOMAIN 3.2). */
function useModeWord(): (mode: string) => string {
  const { card } = useCard();
  const text = useText();
  const { fulfilment, service_mode } = card.fields;
  return (mode) => {
    const name = text.wordOf("service_mode", mode);
    const beside = mode === "other" && service_mode === "other" ? fulfilment : null;
    return beside === null
      ? name
      : text.t("card.sheet.with_word", { mode: name, word: text.word("fulfilment", beside) });
  };
}

function Classification() {
  const work = useCard();
  const { card, openForm } = work;
  const text = useText();
  const time = useTime();
  const modeWord = useModeWord();
  const { fields } = card;
  const classify = isOffered(work, "classify") ? openForm : undefined;
  return (
    <>
      <Label>{text.field("service_mode")}</Label>
      <div className="sheet-cell sheet-wide">
        <Boxes
          spoken="card.sheet.pick_spoken"
          options={SERVICE_MODES.map((code) => ({
            code,
            name: modeWord(code),
            picked: fields.service_mode === code,
          }))}
          onPick={classify && ((code) => classify("classify", { service_mode: code }))}
        />
      </div>
      <Label>{text.field("priority")}</Label>
      <div className="sheet-cell">
        <Boxes
          spoken="card.sheet.pick_spoken"
          options={PRIORITIES.map((code) => ({
            code,
            name: text.word("priority", code),
            picked: fields.priority === code,
          }))}
          onPick={
            isOffered(work, "set_priority")
              ? (code) => openForm("set_priority", { priority: code })
              : undefined
          }
        />
      </div>
      <Label>{text.t("card.sheet.dispatched_at")}</Label>
      <div className="sheet-cell">
        {fields.dispatched_at === null ? (
          <span className="box-value box-empty">{text.t("card.empty.dispatched_at")}</span>
        ) : (
          <span className="box-value">{time.full(fields.dispatched_at)}</span>
        )}
      </div>
    </>
  );
}

function AssigneeBox() {
  const work = useCard();
  const { card, nameOf, openForm } = work;
  const text = useText();
  const { assignee, group } = card.fields;
  const action = isOffered(work, "reassign") ? "reassign" : isOffered(work, "dispatch") ? "dispatch" : null;
  const name =
    assignee === null ? null : group === null ? nameOf(assignee) : `${nameOf(assignee)}（${group}）`;
  const words = name ?? text.t("card.empty.assignee");
  const look = name === null ? "box-value box-empty" : "box-value";
  if (action === null) return <span className={look}>{words}</span>;
  return (
    <button type="button" className={`${look} box-button`} onClick={() => openForm(action)}>
      {words}
    </button>
  );
}

function Progress({ onWhy }: { readonly onWhy: () => void }) {
  const work = useCard();
  const { card, openForm } = work;
  const text = useText();
  const time = useTime();
  const { fields } = card;
  const deadline = deadlineOf(card);
  return (
    <>
      <Label>{text.field("assignee")}</Label>
      <div className="sheet-cell">
        <AssigneeBox />
      </div>
      <Label>{text.t("card.sheet.promised_at")}</Label>
      <div className="sheet-cell sheet-promise">
        <PromiseBox />
        {deadline !== null && <SlaChip deadline={deadline} />}
        {deadline !== null && (
          <button type="button" className="sheet-why" title={text.t("card.step.why")} onClick={onWhy}>
            <span>{text.t("card.sheet.why")}</span> <KeyCap chord="F7" />
          </button>
        )}
      </div>
      <Label>{text.t("card.sheet.completed_at")}</Label>
      <div className="sheet-cell">
        {fields.completed_at === null ? (
          <span className="box-value box-empty">{text.t("card.empty.completed_at")}</span>
        ) : (
          <span className="box-value">{time.full(fields.completed_at)}</span>
        )}
      </div>
      <div className="sheet-label sheet-span-2">{text.t("card.sheet.signature")}</div>
      <div className="sheet-cell sheet-span-2">
        <SignatureBox />
      </div>
      <Label>
        <span className="sheet-two-lines">{text.t("card.sheet.score")}</span>
      </Label>
      <div className="sheet-cell">
        <Boxes
          spoken="card.sheet.score_spoken"
          options={["1", "2", "3", "4", "5"].map((code) => ({
            code,
            name: code,
            picked: String(fields.satisfaction ?? "") === code,
          }))}
          onPick={
            isOffered(work, "confirm") ? (code) => openForm("confirm", { satisfaction: code }) : undefined
          }
        />
      </div>
    </>
  );
}

function OpinionAndRemark() {
  const work = useCard();
  const { card, openForm } = work;
  const text = useText();
  const { opinion } = card.fields;
  const words = opinion ?? text.t("card.empty.opinion");
  const look = opinion === null ? "box-value box-empty box-long" : "box-value box-long";
  return (
    <>
      <Label>{text.t("card.sheet.opinion")}</Label>
      <div className="sheet-cell sheet-wide">
        {isOffered(work, "confirm") ? (
          <button type="button" className={`${look} box-button`} onClick={() => openForm("confirm")}>
            {words}
          </button>
        ) : (
          <span className={look}>{words}</span>
        )}
      </div>
      <Label>{text.t("card.sheet.remark")}</Label>
      <div className="sheet-cell sheet-wide">
        <InlineField name="remark" kind="text" empty={text.t("card.empty.remark")} className="box-long" />
      </div>
    </>
  );
}

function Foot() {
  const { card, nameOf } = useCard();
  const text = useText();
  const time = useTime();
  const { registered_by, registered_at } = card.fields;
  const approved = card.lists.requests.findLast((request) => request.status === "approved");
  const colon = text.lang === "zh" ? "：" : ": ";
  return (
    <div className="sheet-foot">
      <span>
        {text.t("card.sheet.clerk")}
        {colon}
        <b>{registered_by === null ? "" : nameOf(registered_by)}</b>
      </span>
      <span>
        {text.t("card.sheet.date")}
        {colon}
        <b>{registered_at === null ? "" : time.full(registered_at).slice(0, 10)}</b>
      </span>
      <span>
        {text.t("card.sheet.supervisor")}
        {colon}
        <b className="sheet-approved">
          {approved?.decided_by &&
            text.t("card.sheet.approved_line", {
              name: nameOf(approved.decided_by),
              time: time.dayTime(approved.decided_at),
            })}
        </b>
      </span>
      <span>
        {text.t("card.sheet.date")}
        {colon}
        <b />
      </span>
    </div>
  );
}

/** The card as the paper form: rows, order and labels of the printed flow card (PRINT 7), boxes as real controls. */
export function CardSheet({ onWhy }: { readonly onWhy: () => void }) {
  const { card, settings } = useCard();
  const text = useText();
  const { no } = card.fields;
  return (
    <article className="sheet" aria-label={text.t("card.sheet.region")}>
      <header className="sheet-head">
        <div>
          <b>{settings.name}</b>
          <span className="sheet-caption">{text.t("card.sheet.store_line")}</span>
        </div>
        <h1>{text.word("document", "flow_card")}</h1>
        {no !== null && <QrMark no={no} sizePx={50} />}
      </header>
      <div className="sheet-table">
        <Label>{text.field("no")}</Label>
        <div className="sheet-cell sheet-wide">
          <b className="sheet-no">{no ?? text.t("card.no_number")}</b>
        </div>
        <CustomerAndProduct />
        <Request />
        <Classification />
        <Progress onWhy={onWhy} />
        <Label tall>{text.t("card.sheet.process")}</Label>
        <div className="sheet-cell sheet-wide sheet-process">
          <ProcessRecord />
        </div>
        <OpinionAndRemark />
      </div>
      <Foot />
    </article>
  );
}
