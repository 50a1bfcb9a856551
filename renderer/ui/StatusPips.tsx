import { useText } from "./display";
import "./marks.css";
import { type ShownStatus, shortStatus, stepOf } from "./status-words";

/** Six pips, the current one blue, and the short name of the state (UX 3). */
export function StatusPips(props: ShownStatus) {
  const text = useText();
  const name = shortStatus(props, text);
  const step = stepOf(props.status);
  return (
    <span className="status-pips">
      <i className={`pips pips-${step}`} aria-hidden="true" />
      <span aria-hidden="true">{name}</span>
      <span className="spoken-only">{text.t("status.spoken", { status: name, step })}</span>
    </span>
  );
}
