import { type KeyboardEvent, useEffect, useRef } from "react";
import type { OfferedAction } from "#shared/domain/card/next-step";
import { useCommandHandler } from "../../commands/command-handlers";
import { canStepUp } from "../../step-up/step-up-state";
import { useText } from "../../ui/display";
import { useCard } from "../state/card-state";
import { actionLabel } from "./action-label";
import { useObstacleWords } from "./sentences";

export interface MoreMenuProps {
  readonly onBegin: (item: OfferedAction) => void;
  readonly onClose: () => void;
}

/** Everything else that can be done, and why the rest can't (UX 5 更多). Arrows, Enter, Esc. */
export function MoreMenu({ onBegin, onClose }: MoreMenuProps) {
  const { card, offer, nameOf, frozen } = useCard();
  const text = useText();
  const obstacle = useObstacleWords();
  const steppable = offer.more_blocked.filter(({ why }) => canStepUp(why));
  const menu = useRef<HTMLDivElement>(null);
  useCommandHandler("back", onClose);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[role='menuitem']")?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role='menuitem']") ?? [])];
    const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div ref={menu} className="more-menu" role="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {!frozen &&
        offer.more.map((item) => (
          <button key={item.action} type="button" role="menuitem" onClick={() => onBegin(item)}>
            {actionLabel(item.action, card, text)}
            {item.on_behalf !== null && (
              <span>{text.t("card.form.on_behalf", { name: nameOf(item.on_behalf) })}</span>
            )}
          </button>
        ))}
      {!frozen &&
        steppable.map((item) => (
          <button
            key={item.action}
            type="button"
            role="menuitem"
            onClick={() => onBegin({ action: item.action, on_behalf: null })}
          >
            {actionLabel(item.action, card, text)}
            <span>{text.t("step_up.offer")}</span>
          </button>
        ))}
      <p className="more-head">{text.t("card.bar.blocked")}</p>
      {offer.more_blocked
        .filter((item) => frozen || !steppable.includes(item))
        .map((item) => (
          <button
            key={item.action}
            type="button"
            role="menuitem"
            aria-disabled="true"
            className="more-blocked"
          >
            {actionLabel(item.action, card, text)}
            <span>{obstacle(item.why)}</span>
          </button>
        ))}
    </div>
  );
}
