import { ShieldCheck } from "lucide-react";
import { type Ref, type SyntheticEvent, useState } from "react";
import type { ApprovalSubject } from "#shared/domain/card/vocabulary";
import { fen, yuanFromFen } from "#shared/domain/money/fen";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import type { DeskFailure } from "../api/bridge";
import { SecretField } from "../lock/PinField";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field } from "../ui/Field";
import { shortNo } from "./approval-words";
import { itemKey } from "./item-key";
import type { Decisions, Mark } from "./use-decisions";

/** What one signature does, by subject: how many, and for how much money. */
function Effects({ marks }: { readonly marks: readonly Mark[] }) {
  const text = useText();
  const approved = marks.filter(({ decision }) => decision === "approve");
  const rejected = marks.filter(({ decision }) => decision === "reject");
  const subjects = [...new Set(approved.map(({ item }) => item.request.what))];
  const sumOf = (what: ApprovalSubject): string => {
    const amounts = approved.flatMap(({ item: { request } }) =>
      request.what === what && request.amount !== null ? [request.amount] : [],
    );
    return amounts.length === 0 ? "" : `￥${yuanFromFen(fen(amounts.reduce((sum, one) => sum + one, 0)))}`;
  };
  return (
    <dl className="tray-effects">
      {subjects.map((what) => (
        <div key={what}>
          <dt>{text.word("approval_subject", what)}</dt>
          <dd>
            {text.t("approvals.count", {
              n: approved.filter(({ item }) => item.request.what === what).length,
            })}
          </dd>
          <dd className="muted">{sumOf(what)}</dd>
        </div>
      ))}
      {rejected.map(({ item, reason }) => (
        <div key={itemKey(item)} className="tray-rejected">
          <dt>{text.t("approvals.done_rejected")}</dt>
          <dd>{shortNo(item.card.no, text)}</dd>
          <dd className="muted">{reason}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface SignTrayProps {
  readonly decisions: Decisions;
  /** How many were not looked at yet. */
  readonly left: number;
  readonly ref: Ref<HTMLElement>;
}

/** 本批签批 (board 04): what was decided, and one PIN that puts the listed decisions into effect. */
export function SignTray({ decisions, left, ref }: SignTrayProps) {
  const text = useText();
  const me = usePerson();
  const { unlocks_with } = useReadyState();
  const { decided, marks, busy, sign } = decisions;
  const [pin, setPin] = useState("");
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const all = Object.values(decided);
  const takesPin = unlocks_with !== null;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || marks.length === 0 || (takesPin && pin === "")) return;
    const refused = await sign(takesPin ? pin : undefined);
    setPin("");
    setFailure(refused);
  };
  return (
    <aside ref={ref} className="approvals-tray" aria-label={text.t("approvals.tray")}>
      <h2>{text.t("approvals.tray")}</h2>
      <dl className="tray-counts">
        <div>
          <dd className="sla-met">{all.filter((mark) => mark === "approved").length}</dd>
          <dt>{text.t("approvals.done_approved")}</dt>
        </div>
        <div>
          <dd className="sla-warn80">{all.filter((mark) => mark === "rejected").length}</dd>
          <dt>{text.t("approvals.done_rejected")}</dt>
        </div>
        <div>
          <dd>{left}</dd>
          <dt>{text.t("approvals.left")}</dt>
        </div>
      </dl>
      {marks.length > 0 && (
        <section className="tray-card">
          <h3>{text.t("approvals.takes_effect")}</h3>
          <Effects marks={marks} />
        </section>
      )}
      {marks.length > 0 && (
        <form className="tray-card tray-sign" onSubmit={(event) => void submit(event)}>
          {takesPin ? (
            <Field
              label={
                <>
                  <ShieldCheck size={14} aria-hidden />{" "}
                  {text.t("approvals.sign_with_pin", { name: me.name, n: marks.length })}
                </>
              }
              error={failure === null ? undefined : failureText(failure, text).sentence}
            >
              {(ids) => <SecretField {...ids} kind="pin" value={pin} onChange={setPin} />}
            </Field>
          ) : (
            <p className="muted">{text.t("step_up.no_pin_here")}</p>
          )}
          <Button type="submit" look="primary" shortcut="Enter" disabled={busy}>
            {busy ? text.t("step_up.working") : text.t("approvals.sign", { n: marks.length })}
          </Button>
          {failure !== null && !takesPin && (
            <p className="field-error" role="alert">
              {failureText(failure, text).sentence}
            </p>
          )}
          <ul className="tray-rules">
            <li>{text.t("approvals.rule_once", { n: marks.length })}</li>
            <li>{text.t("approvals.rule_changed")}</li>
            <li>{text.t("approvals.undo_note")}</li>
          </ul>
        </form>
      )}
      <p className="tray-note">
        <ShieldCheck size={14} aria-hidden /> {text.t("approvals.each_recorded")}
      </p>
    </aside>
  );
}
