import { useText } from "./display";
import "./marks.css";
import { type ShownStatus, shortStatus, stepOf } from "./status-words";

const STEPS = [1, 2, 3, 4, 5, 6] as const;

/** Six pips, the current one blue, and the short name of the state (UX 3). */
export function StatusPips(props: ShownStatus) {
  const text = useText();
  const name = shortStatus(props, text);
  const step = stepOf(props.status);
  return (
    <span className="status-pips">
      <span className="pips" aria-hidden="true">
        {STEPS.map((pip) => (
          <i key={pip} className={pip === step ? "pip-now" : pip < step ? "pip-past" : undefined} />
        ))}
      </span>
      <span aria-hidden="true">{name}</span>
      <span className="spoken-only">{text.t("status.spoken", { status: name, step })}</span>
    </span>
  );
}
