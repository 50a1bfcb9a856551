import type { Priority } from "#shared/domain/card/vocabulary";
import { useText } from "./display";
import "./marks.css";

/** Priority as a seal (UX 3): 急 solid, 高 double frame, 中 thin frame, 低 plain. */
export function PrioritySeal({ priority }: { readonly priority: Priority }) {
  const text = useText();
  return (
    <span className={`seal seal-${priority}`}>
      <span aria-hidden="true">{text.word("priority_seal", priority)}</span>
      <span className="spoken-only">
        {text.t("priority.spoken", { priority: text.word("priority", priority) })}
      </span>
    </span>
  );
}

/** VIP badge. */
export function VipBadge() {
  const text = useText();
  return <span className="vip-badge">{text.t("vip")}</span>;
}
