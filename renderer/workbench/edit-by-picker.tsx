import { useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { ASSIGNABLE_ROLES, PRIORITIES } from "#shared/domain/card/vocabulary";
import { PHRASES, type PhraseGroup } from "#shared/text/phrases";
import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import { PersonPicker } from "../ui/PersonPicker";
import { Picker } from "../ui/Picker";
import { PrioritySeal } from "../ui/PrioritySeal";
import type { After, EditorProps } from "./CellEditor";

function Foot({ hint }: { readonly hint: string }) {
  const text = useText();
  return (
    <>
      <span>
        <KeyCap chord="Enter" /> {hint}
      </span>
      <span>
        <KeyCap chord="Esc" /> {text.t("edit.keep")}
      </span>
    </>
  );
}

/** One digit picks one of the numbered reasons; anything typed is a reason of its own. */
function ReasonPicker({
  group,
  onReason,
  onCancel,
}: {
  readonly group: PhraseGroup;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const reasons = typed.trim() === "" ? PHRASES[text.lang][group] : [typed.trim()];
  return (
    <Picker
      label={text.t("edit.choose_reason")}
      placeholder={text.t("edit.reason_prompt")}
      text={typed}
      onText={setTyped}
      items={reasons.map((reason) => ({
        key: reason,
        label: typed.trim() === "" ? reason : text.t("edit.reason_typed", { reason }),
      }))}
      onPick={onReason}
      onCancel={onCancel}
      footer={<Foot hint={text.t("edit.save")} />}
    />
  );
}

function isAssignable({ kind }: EditorProps["edit"]["row"]): (person: StaffView) => boolean {
  // A complaint goes to a supervisor (DOMAIN 2.3).
  const wanted: readonly string[] =
    kind === "C" ? ["supervisor", "director"] : [...ASSIGNABLE_ROLES, "director"];
  return ({ active, roles }) => active && roles.some((role) => wanted.includes(role));
}

/** 责任人: dispatches a card that nobody has; for one that somebody has, a reason comes second. */
export function AssigneeEditor({ edit, onSave, onCancel }: EditorProps) {
  const text = useText();
  const [assignee, setAssignee] = useState<string | null>(null);
  if (assignee !== null) {
    return (
      <ReasonPicker
        group="reassign"
        onReason={(reason) => onSave({ assignee, reason }, "down")}
        onCancel={onCancel}
      />
    );
  }
  const reassigns = edit.action === "reassign";
  return (
    <PersonPicker
      label={text.field("assignee")}
      offered={(person) => person.code !== edit.row.assignee && isAssignable(edit.row)(person)}
      onPick={({ code }) => (reassigns ? setAssignee(code) : onSave({ assignee: code }, "down"))}
      onCancel={onCancel}
      footer={<Foot hint={text.t(reassigns ? "edit.reassign_hint" : "edit.dispatch_hint")} />}
    />
  );
}

/** 优先级: one of four, then the reason. */
export function PriorityEditor({ edit, onSave, onCancel }: EditorProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const [priority, setPriority] = useState<string | null>(null);
  if (priority !== null) {
    return (
      <ReasonPicker
        group="priority"
        onReason={(reason) => onSave({ priority, reason }, "down")}
        onCancel={onCancel}
      />
    );
  }
  const offered = PRIORITIES.filter((code) => text.word("priority", code).includes(typed));
  return (
    <Picker
      label={text.field("priority")}
      placeholder={text.field("priority")}
      text={typed}
      onText={setTyped}
      items={offered.map((code) => ({
        key: code,
        label: text.word("priority", code),
        content: (
          <span className="picker-line">
            <PrioritySeal priority={code} /> {text.word("priority", code)}
          </span>
        ),
        ...(code === edit.row.priority ? { blocked: text.t("edit.current") } : {}),
      }))}
      onPick={setPriority}
      onCancel={onCancel}
      footer={<Foot hint={text.t("edit.choose_reason")} />}
    />
  );
}

const MODELS_SHOWN = 8;

/** 型号: from the archive, or as typed. */
export function ModelEditor({ edit, onSave, onCancel }: EditorProps) {
  const text = useText();
  const [typed, setTyped] = useState(edit.row.model ?? "");
  const wanted = typed.trim();
  const models = useDeskQuery("model.list", { search: wanted, limit: MODELS_SHOWN }, { keepPrevious: true });
  const known = (models.data?.rows ?? []).map((model) => ({
    key: model.code,
    label: model.name === null ? model.code : `${model.code} ${model.name}`,
  }));
  const asTyped = wanted !== "" && !known.some((item) => item.key === wanted);
  const save = (model: string, after: After) => onSave({ model }, after);
  return (
    <Picker
      label={text.field("model")}
      placeholder={text.field("model")}
      text={typed}
      onText={setTyped}
      items={asTyped ? [{ key: wanted, label: wanted }, ...known] : known}
      onPick={(model) => save(model, "down")}
      onTab={(backwards) => wanted !== "" && save(wanted, backwards ? "left" : "right")}
      onCancel={onCancel}
      digitsPick={false}
      footer={<Foot hint={text.t("edit.save")} />}
    />
  );
}
