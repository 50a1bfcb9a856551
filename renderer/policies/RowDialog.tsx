import { type SyntheticEvent, useState } from "react";
import { PRIORITIES, type Priority, WAITING_FOR } from "#shared/domain/card/vocabulary";
import { CLOCK_TYPES, type Limits, type Policy } from "#shared/domain/clock/policy-rule";
import type { Text } from "#shared/text/text";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";
import { limitText, readLimit } from "./limit-text";
import {
  type EditProblem,
  editOf,
  type PolicyRow,
  type RowEdit,
  rowName,
  rowStart,
  withEdit,
} from "./policy-rows";

type Typed = Readonly<Record<Priority, string>>;

function typedOf(limits: Limits, text: Text): Typed {
  const typed = (priority: Priority) => {
    const limit = limits[priority];
    return limit === null ? "" : limitText(limit, text);
  };
  return { urgent: typed("urgent"), high: typed("high"), medium: typed("medium"), low: typed("low") };
}

/** The four limits as typed; null where one of them is not understood. */
function readTyped(typed: Typed): Limits | null {
  const read = PRIORITIES.map((priority) => readLimit(typed[priority]));
  const [urgent, high, medium, low] = read;
  if (!urgent?.ok || !high?.ok || !medium?.ok || !low?.ok) return null;
  return { urgent: urgent.limit, high: high.limit, medium: medium.limit, low: low.limit };
}

function problemOfTyped(typed: string, text: Text): string | undefined {
  const read = readLimit(typed);
  return read.ok ? undefined : text.t(`policy.limit_${read.why}`);
}

function Save({ save }: { readonly save: () => void }) {
  useCommandHandler("save", save);
  useCommandHandler("main_action", save);
  return null;
}

interface EditorProps {
  readonly edit: RowEdit;
  readonly onEdit: (part: Partial<RowEdit>) => void;
}

/** Clock type and pausing: the milestone's own, not of a variant. */
function ClockFields({ edit, onEdit }: EditorProps) {
  const text = useText();
  return (
    <>
      <Field label={text.t("policy.clock")}>
        {() => (
          <Choices
            label={text.t("policy.clock")}
            value={edit.clock}
            choices={CLOCK_TYPES.map((value) => ({ value, label: text.t(`policy.clock.${value}`) }))}
            onChoose={(clock) => onEdit({ clock })}
          />
        )}
      </Field>
      {edit.clock !== "natural" && (
        <CheckBox
          label={text.t("policy.urgent_natural")}
          checked={edit.urgentNatural}
          onToggle={(urgentNatural) => onEdit({ urgentNatural })}
        />
      )}
      <fieldset className="policy-waits">
        <legend>{text.t("policy.pausing")}</legend>
        {WAITING_FOR.map((wait) => (
          <CheckBox
            key={wait}
            label={text.word("waiting_for", wait)}
            checked={edit.pausedBy.includes(wait)}
            onToggle={(on) =>
              onEdit({
                pausedBy: WAITING_FOR.filter((other) =>
                  other === wait ? on : edit.pausedBy.includes(other),
                ),
              })
            }
          />
        ))}
      </fieldset>
    </>
  );
}

/** Changes one row of a policy: a limit for each priority, the clock, and when it stops. Nothing is saved yet. */
export function RowDialog({
  policy,
  row,
  onDone,
  onClose,
}: {
  readonly policy: Policy;
  readonly row: PolicyRow;
  readonly onDone: (policy: Policy) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [edit, setEdit] = useState(() => editOf(row, policy));
  const [typed, setTyped] = useState(() => typedOf(edit.limits, text));
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const limits = readTyped(typed);
  const afterDispatch = row.row !== "promise" && row.rule.start === "dispatched_at";
  const done = () => {
    if (limits === null) return;
    const edited = withEdit(policy, row, { ...edit, limits });
    if (edited.ok) onDone(edited.policy);
    else setProblem(edited.problem);
  };
  return (
    <Dialog
      title={text.t("policy.edit_row", { milestone: rowName(row, text) })}
      aside={rowStart(row, text)}
      onClose={onClose}
      widthPx={620}
      footer={
        <>
          <Button look="primary" shortcut="Ctrl+S" disabled={limits === null} onClick={done}>
            {text.t("policy.take_over")}
          </Button>
          <Button onClick={onClose}>{text.t("dialog.cancel")}</Button>
        </>
      }
    >
      <Save save={done} />
      <form
        className="record-form"
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          done();
        }}
      >
        <div className="policy-limits">
          {PRIORITIES.map((priority) => (
            <Field
              key={priority}
              label={text.word("priority", priority)}
              error={problemOfTyped(typed[priority], text)}
            >
              {(ids) => (
                <TextInput
                  {...ids}
                  value={typed[priority]}
                  onFocus={(event) => event.target.select()}
                  onChange={(event) => setTyped((before) => ({ ...before, [priority]: event.target.value }))}
                />
              )}
            </Field>
          ))}
        </div>
        <p className="field-hint">
          {text.t(afterDispatch ? "policy.limit_hint_promise" : "policy.limit_hint")}
        </p>
        {row.row === "milestone" && (
          <ClockFields edit={edit} onEdit={(part) => setEdit((before) => ({ ...before, ...part }))} />
        )}
        {problem !== null && (
          <p className="field-error" role="alert">
            {text.t(`policy.${problem}`)}
          </p>
        )}
        {/* Enter in a field is the same as the button in the foot. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
