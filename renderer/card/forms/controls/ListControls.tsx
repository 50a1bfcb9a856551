import { useMemo } from "react";
import { useDeskQuery } from "../../../api/queries";
import { Choices } from "../../../ui/Choices";
import { useText } from "../../../ui/display";
import { CheckBox, SelectInput } from "../../../ui/Field";
import { roundMark } from "../../../ui/sla";
import { useTime } from "../../../ui/use-time";
import { type ControlProps, textOf } from "../control-props";
import { waivableMilestones } from "../form-field";

/** A group (班组) of the store. */
export function GroupControl({ value, onChange, ids }: ControlProps) {
  const text = useText();
  const { data } = useDeskQuery("unit.list", {});
  const groups = (data ?? []).filter(({ active, name }) => active || name === value);
  return (
    <SelectInput
      {...ids}
      value={textOf(value)}
      choices={groups.map(({ name }) => ({ value: name, label: name }))}
      emptyLabel={text.t("time.none")}
      onChoose={onChange}
    />
  );
}

/** The store's fault categories, those of the card's own product category first. */
export function FaultCategoryControl({ value, onChange, ids, context }: ControlProps) {
  const text = useText();
  const categories = useDeskQuery("fault_category.list", {});
  const models = useDeskQuery("model.list", { search: context.card.fields.model ?? "", limit: 20 });
  const own = models.data?.rows.find(({ code }) => code === context.card.fields.model)?.category ?? null;
  const groups = useMemo(() => {
    const byProduct = new Map<string, Set<string>>();
    for (const { active, product_category, name } of categories.data ?? []) {
      if (!active && name !== value) continue;
      byProduct.set(product_category, (byProduct.get(product_category) ?? new Set()).add(name));
    }
    return [...byProduct].sort(([left], [right]) => Number(right === own) - Number(left === own));
  }, [categories.data, own, value]);
  return (
    <select
      {...ids}
      className="input"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{text.t("time.none")}</option>
      {groups.map(([product, names]) => (
        <optgroup key={product} label={product}>
          {[...names].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Which of several pending requests is decided. */
export function RequestControl({ label, value, onChange, context }: ControlProps) {
  const text = useText();
  const time = useTime();
  const { card } = context;
  const pending = card.lists.requests.filter((request) => request.status === "pending");
  return (
    <Choices
      label={label}
      numbered
      value={textOf(value)}
      choices={pending.map((request) => ({
        value: String(request.n),
        label: text.t("card.field.request_line", {
          n: request.n,
          what: text.word("approval_subject", request.what),
          who: card.staff_names[request.requested_by] ?? request.requested_by,
          time: time.dayTime(request.requested_at),
        }),
      }))}
      onChoose={onChange}
    />
  );
}

/** A milestone that can be waived; its value is `name#round`. */
export function MilestoneControl({ value, onChange, ids, context }: ControlProps) {
  const text = useText();
  const time = useTime();
  const choices = waivableMilestones(context.card).map(({ milestone, round, due_at }) => {
    const mark = round > 1 ? roundMark(round) : "";
    return {
      value: `${milestone}#${round}`,
      label: `${text.word("milestone", milestone)}${mark} ${time.dayTime(due_at)}`,
    };
  });
  return (
    <SelectInput
      {...ids}
      value={textOf(value)}
      choices={choices}
      emptyLabel={choices.length > 0 ? text.t("form.choose") : text.t("card.field.no_milestone")}
      onChoose={onChange}
    />
  );
}

/** A box to tick. */
export function FlagControl({ label, value, onChange, ids }: ControlProps) {
  return <CheckBox {...ids} label={label} checked={value === true} onToggle={onChange} />;
}
