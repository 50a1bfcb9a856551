import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";

export interface BoxOption {
  readonly code: string;
  readonly name: string;
  readonly picked: boolean;
}

/** The tick boxes of the paper as real controls: a click opens the action that changes them. */
export function Boxes({
  options,
  onPick,
  spoken,
}: {
  readonly options: readonly BoxOption[];
  /** Missing = nothing can be ticked now. */
  readonly onPick?: ((code: string) => void) | undefined;
  readonly spoken: "card.sheet.pick_spoken" | "card.sheet.score_spoken";
}) {
  const text = useText();
  return (
    <span className="boxes">
      {options.map(({ code, name, picked }) => {
        const state = text.t(picked ? "card.sheet.picked" : "card.sheet.not_picked");
        const label =
          spoken === "card.sheet.pick_spoken"
            ? text.t(spoken, { name, state, n: options.length })
            : text.t(spoken, { n: code, state });
        return (
          <label key={code} className={classes("check-box box-option", picked && "box-picked")}>
            <input
              type="checkbox"
              checked={picked}
              disabled={onPick === undefined}
              aria-label={label}
              onChange={() => onPick?.(code)}
            />
            {name}
          </label>
        );
      })}
    </span>
  );
}
