import { useState } from "react";
import { BASE_CHECK_ITEMS, CHECK_RESULTS } from "#shared/domain/card/vocabulary";
import { fieldCodeText } from "#shared/text/failure-text";
import { Button } from "../../../ui/Button";
import { Choices } from "../../../ui/Choices";
import { useText } from "../../../ui/display";
import { type ControlProps, recordOf } from "../control-props";

const PREFIX_END = ".";

/** Items that the store or the category asks for: the base ones, those answered, those a refusal named. */
function itemsOf(props: ControlProps, answers: Readonly<Record<string, string>>): readonly string[] {
  const { field, context, errors } = props;
  const named = errors.map((error) => error.field.slice(field.name.length + PREFIX_END.length));
  const base = context.action === "fill_checklist" ? [] : BASE_CHECK_ITEMS;
  return [...new Set([...base, ...Object.keys(answers), ...named.filter((name) => name !== "")])];
}

/** Each item: passed, failed, not applicable. */
export function CheckItemsControl(props: ControlProps) {
  const { field, value, onChange, errors, context } = props;
  const text = useText();
  const answers = recordOf(value);
  const items = itemsOf(props, answers);
  const [added, setAdded] = useState("");
  const results = CHECK_RESULTS.map((result) => ({
    value: result,
    label: text.word("check_result", result),
  }));
  return (
    <div className="item-list">
      {items.map((item) => {
        const wrong = errors.find((error) => error.field === `${field.name}.${item}`);
        const name = text.wordOf("check_item", item);
        return (
          <div key={item} className="item-line">
            <span>{name}</span>
            <Choices
              label={name}
              numbered
              value={answers[item] ?? null}
              choices={results}
              onChoose={(result) => onChange({ ...answers, [item]: result })}
            />
            {wrong && <span className="field-error">{fieldCodeText(wrong.code, text)}</span>}
          </div>
        );
      })}
      <div className="item-foot">
        {items.length > 0 && (
          <Button
            small
            look="link"
            data-skip
            onClick={() => onChange({ ...Object.fromEntries(items.map((item) => [item, "pass"])) })}
          >
            {text.t("card.field.all_pass")}
          </Button>
        )}
        {context.action === "fill_checklist" && (
          <span className="item-add">
            <input
              className="input"
              aria-label={text.t("card.field.item_name")}
              placeholder={text.t("card.field.item_name")}
              value={added}
              onChange={(event) => setAdded(event.target.value)}
            />
            <Button
              small
              disabled={added.trim() === ""}
              onClick={() => {
                onChange({ ...answers, [added.trim()]: "pass" });
                setAdded("");
              }}
            >
              {text.t("card.field.add_item")}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
