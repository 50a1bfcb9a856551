import { useState } from "react";
import type { AssessmentMonth, AssessmentPerson } from "#shared/contract/ledger-views";
import type { AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { useText } from "../ui/display";
import { Field, SelectInput, TextArea, TextInput } from "../ui/Field";
import { signedPoints } from "./points";

/** `未按时完成维修任务 −2…−5`. */
export function itemWords(item: AssessmentItemVersion): string {
  const sign = item.kind === "deduction" ? -1 : 1;
  const least = signedPoints(sign * item.min_points);
  const most = signedPoints(sign * item.max_points);
  return item.min_points === item.max_points ? `${item.name} ${least}` : `${item.name} ${least}…${most}`;
}

function rangeWords(item: AssessmentItemVersion | undefined, text: Text): string {
  if (item === undefined) return "";
  const { min_points: min, max_points: max } = item;
  return min === max
    ? text.t("assessment.points_fixed", { min })
    : text.t("assessment.points_range", { min, max });
}

/** A deduction or bonus by hand, tied to a card or a note. */
export function AddLineDialog(props: {
  readonly month: AssessmentMonth;
  readonly person: AssessmentPerson;
  readonly onClose: () => void;
}) {
  const { month, person, onClose } = props;
  const text = useText();
  const items = month.items.filter(({ active }) => active);
  const [code, setCode] = useState(items[0]?.code ?? "");
  const item = items.find((known) => known.code === code);
  const [points, setPoints] = useState(String(item?.min_points ?? ""));
  const [times, setTimes] = useState("1");
  const [card, setCard] = useState("");
  const [note, setNote] = useState("");
  const choose = (next: string) => {
    setCode(next);
    setPoints(String(items.find((known) => known.code === next)?.min_points ?? ""));
  };
  const save = () =>
    call("assessment.add", {
      period: month.period,
      staff: person.staff,
      item: code,
      points: Number(points),
      times: Number(times),
      card: card.trim() === "" ? null : card.trim(),
      note: note.trim() === "" ? null : note,
    });
  const numbers = points.trim() !== "" && Number.isFinite(Number(points)) && Number.isInteger(Number(times));
  return (
    <RecordDialog
      title={text.t("assessment.add_for", { name: person.name })}
      name={`${person.name} · ${item?.name ?? ""}`}
      ready={item !== undefined && numbers && (card.trim() !== "" || note.trim() !== "")}
      onSave={save}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <Field label={text.t("assessment.item")} error={wrong("item")}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={code}
                choices={items.map((known) => ({ value: known.code, label: itemWords(known) }))}
                onChoose={choose}
              />
            )}
          </Field>
          <div className="settings-pair">
            <Field label={text.t("assessment.points")} hint={rangeWords(item, text)} error={wrong("points")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  inputMode="decimal"
                  value={points}
                  onChange={(event) => setPoints(event.target.value)}
                />
              )}
            </Field>
            <Field label={text.t("assessment.times")} error={wrong("times")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  inputMode="numeric"
                  value={times}
                  onChange={(event) => setTimes(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Field label={text.t("assessment.card")} hint={text.t("assessment.tie_hint")} error={wrong("card")}>
            {(ids) => <TextInput {...ids} value={card} onChange={(event) => setCard(event.target.value)} />}
          </Field>
          <Field label={text.t("assessment.note")} error={wrong("note")}>
            {(ids) => <TextArea {...ids} value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
        </>
      )}
    </RecordDialog>
  );
}
