import { useState } from "react";
import type { AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import { ASSESSMENT_KINDS, type AssessmentKind } from "#shared/domain/ledger/vocabulary";
import { call } from "../api/bridge";
import { RecordDialog } from "../settings/RecordDialog";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

interface Draft {
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly min_points: string;
  readonly max_points: string;
  readonly active: boolean;
  readonly from_period: string;
}

/** Adds an item or makes its next version, which counts from a month on. */
export function ItemDialog(props: {
  readonly item: AssessmentItemVersion | null;
  /** The month that is looked at. */
  readonly period: string;
  readonly onClose: () => void;
}) {
  const { item, period, onClose } = props;
  const text = useText();
  const [draft, setDraft] = useState<Draft>(() => ({
    name: item?.name ?? "",
    kind: item?.kind ?? "deduction",
    min_points: String(item?.min_points ?? "1"),
    max_points: String(item?.max_points ?? "1"),
    active: item?.active ?? true,
    from_period: item !== null && item.from_period > period ? item.from_period : period,
  }));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const [min, max] = [Number(draft.min_points), Number(draft.max_points)];
  const save = () =>
    call("assessment.save_item", {
      ...(item === null ? {} : { code: item.code, base_version: item.version }),
      from_period: draft.from_period,
      item: { name: draft.name, kind: draft.kind, min_points: min, max_points: max, active: draft.active },
    });
  return (
    <RecordDialog
      title={item?.name ?? text.t("assessment.item_new")}
      name={draft.name}
      ready={draft.name.trim() !== "" && min > 0 && max >= min && MONTH.test(draft.from_period)}
      onSave={save}
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <Field label={text.t("assessment.item_name")} error={wrong("name")}>
            {(ids) => (
              <TextInput
                {...ids}
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Choices
            label={text.t("assessment.item_kind")}
            value={draft.kind}
            choices={ASSESSMENT_KINDS.map((value) => ({ value, label: text.word("assessment_kind", value) }))}
            onChoose={(kind) => change({ kind })}
          />
          <div className="settings-pair">
            <Field label={text.t("assessment.item_min")} error={wrong("min_points")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  inputMode="decimal"
                  value={draft.min_points}
                  onChange={(event) => change({ min_points: event.target.value })}
                />
              )}
            </Field>
            <Field label={text.t("assessment.item_max")} error={wrong("max_points")}>
              {(ids) => (
                <TextInput
                  {...ids}
                  inputMode="decimal"
                  value={draft.max_points}
                  onChange={(event) => change({ max_points: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Field
            label={text.t("assessment.item_from")}
            hint={text.t("assessment.item_effect")}
            error={wrong("from_period")}
          >
            {(ids) => (
              <TextInput
                {...ids}
                placeholder={period}
                value={draft.from_period}
                onChange={(event) => change({ from_period: event.target.value.trim() })}
              />
            )}
          </Field>
          <CheckBox
            label={text.t("assessment.item_active")}
            checked={draft.active}
            onToggle={(active) => change({ active })}
          />
        </>
      )}
    </RecordDialog>
  );
}
