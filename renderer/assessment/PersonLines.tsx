import { Plus } from "lucide-react";
import { useState } from "react";
import type { AssessmentLine, AssessmentMonth, AssessmentPerson } from "#shared/contract/ledger-views";
import { mayAssess } from "#shared/domain/assessment/assessment";
import { usePerson, useReadyState } from "../api/app-state";
import { openCard } from "../app/navigation";
import { useCommandHandler } from "../commands/command-handlers";
import { useStaffNames } from "../ledger/use-staff-names";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";
import { AddLineDialog } from "./AddLineDialog";
import { signedPoints } from "./points";
import { WithdrawDialog } from "./WithdrawDialog";

function Line({
  line,
  mayChange,
  onWithdraw,
}: {
  readonly line: AssessmentLine;
  readonly mayChange: boolean;
  readonly onWithdraw: () => void;
}) {
  const text = useText();
  const time = useTime();
  const { nameOf } = useStaffNames();
  const { card_id, withdrawn_at, withdrawn_by, withdrawn_reason } = line;
  const gone = withdrawn_at !== null;
  return (
    <li className={classes("assessment-line", gone && "assessment-gone")}>
      <b className="assessment-points">{signedPoints(line.points)}</b>
      <div>
        <p>
          {gone ? <s>{line.item_name}</s> : line.item_name}
          {line.times > 1 && ` × ${line.times}`}
          {gone && <span className="assessment-withdrawn">{text.t("assessment.withdrawn")}</span>}
        </p>
        {line.note !== null && <p className="assessment-note">{line.note}</p>}
        <p className="field-hint">
          {card_id !== null && (
            <Button look="link" small onClick={() => openCard(card_id)}>
              {line.no ?? card_id}
            </Button>
          )}{" "}
          {text.t("assessment.entered_by", { name: nameOf(line.entered_by), at: time.full(line.entered_at) })}
        </p>
        {gone && (
          <p className="field-hint">
            {text.t("assessment.withdrawn_by", {
              name: withdrawn_by === null ? "—" : nameOf(withdrawn_by),
              at: time.full(withdrawn_at),
              reason: withdrawn_reason ?? "—",
            })}
          </p>
        )}
      </div>
      {mayChange && !gone && (
        <Button small look="quiet" onClick={onWithdraw}>
          {text.t("assessment.withdraw")}
        </Button>
      )}
    </li>
  );
}

/** One person's month: the sum and every line, withdrawn ones too. */
export function PersonLines({
  month,
  person,
}: {
  readonly month: AssessmentMonth;
  readonly person: AssessmentPerson;
}) {
  const text = useText();
  const me = usePerson();
  const { read_only } = useReadyState();
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<AssessmentLine | null>(null);
  const may = !read_only && mayAssess(me, person.staff, month).ok;
  const isSelf =
    me.code === person.staff && me.roles.some((role) => role === "supervisor" || role === "director");
  useCommandHandler("main_action", () => may && setAdding(true), may);
  return (
    <article className="assessment-person" aria-label={person.name}>
      <header>
        <h2>{person.name}</h2>
        <p className="assessment-sum">
          {person.base} − {-person.deducted} + {person.added} = <b>{person.total}</b>
        </p>
      </header>
      {may && (
        <Button look="primary" icon={Plus} shortcut="Ctrl+Enter" onClick={() => setAdding(true)}>
          {text.t("assessment.add")}
        </Button>
      )}
      {isSelf && !month.closed && <p className="field-hint">{text.t("assessment.self")}</p>}
      {person.lines.length === 0 && <p className="field-hint">{text.t("assessment.no_lines")}</p>}
      <ul>
        {person.lines.map((line) => (
          <Line key={line.id} line={line} mayChange={may} onWithdraw={() => setWithdrawing(line)} />
        ))}
      </ul>
      {adding && <AddLineDialog month={month} person={person} onClose={() => setAdding(false)} />}
      {withdrawing !== null && <WithdrawDialog line={withdrawing} onClose={() => setWithdrawing(null)} />}
    </article>
  );
}
