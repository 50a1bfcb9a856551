import { classes } from "./class-names";
import "./code-toggles.css";

/** Several of a closed list, as buttons that stay pressed. */
export function CodeToggles({
  label,
  codes,
  chosen,
  wordOf,
  onChange,
}: {
  readonly label: string;
  readonly codes: readonly string[];
  readonly chosen: readonly string[];
  readonly wordOf: (code: string) => string;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  return (
    <fieldset className="filter-row">
      <legend>{label}</legend>
      {codes.map((code) => {
        const on = chosen.includes(code);
        return (
          <button
            key={code}
            type="button"
            aria-pressed={on}
            className={classes("toggle-chip", on && "toggle-on")}
            onClick={() => onChange(on ? chosen.filter((other) => other !== code) : [...chosen, code])}
          >
            {wordOf(code)}
          </button>
        );
      })}
    </fieldset>
  );
}
