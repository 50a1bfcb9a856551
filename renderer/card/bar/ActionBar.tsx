import { Ban, ChevronDown, ShieldCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { OfferedAction } from "#shared/domain/card/next-step";
import { openIntake } from "../../app/navigation";
import { useCommandHandler } from "../../commands/command-handlers";
import { useRegion } from "../../commands/regions";
import { canStepUp } from "../../step-up/step-up-state";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { useCard } from "../state/card-state";
import { actionLabel } from "./action-label";
import { MoreMenu } from "./MoreMenu";
import { useObstacleWords, useStepSentence } from "./sentences";
import "./action-bar.css";

/** The sentence, one forward action, at most four others, one blocked with its reason, the rest (UX 5). */
export function ActionBar({ formOpen }: { readonly formOpen: boolean }) {
  const work = useCard();
  const { card, offer, openForm, frozen } = work;
  const text = useText();
  const sentence = useStepSentence();
  const obstacle = useObstacleWords();
  const region = useRegion();
  const [menu, setMenu] = useState(false);
  const more = useRef<HTMLDivElement>(null);

  const begin = (item: OfferedAction) => {
    setMenu(false);
    if (item.action === "register") openIntake(card.fields.id);
    else openForm(item.action);
  };
  const forward = frozen ? null : offer.forward;
  useCommandHandler(
    "main_action",
    () => {
      if (forward === null) return false;
      begin(forward);
      return true;
    },
    !formOpen,
  );
  useEffect(() => {
    if (!menu) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && more.current?.contains(event.target) !== true) setMenu(false);
    };
    window.addEventListener("pointerdown", closeOutside);
    return () => window.removeEventListener("pointerdown", closeOutside);
  }, [menu]);

  return (
    <section ref={region} className="action-bar" aria-label={text.t("card.bar.region")}>
      <p className="action-sentence" aria-live="polite">
        <span>{text.t("card.bar.next")}</span>
        <b>{sentence.step}</b>
        {sentence.by !== null && <span>{sentence.by}</span>}
      </p>
      {forward !== null && (
        <Button look="primary" shortcut="Ctrl+Enter" onClick={() => begin(forward)}>
          {actionLabel(forward.action, card, text)}
        </Button>
      )}
      {!frozen &&
        offer.others.map((item) => (
          <Button key={item.action} className="action-other" onClick={() => begin(item)}>
            {actionLabel(item.action, card, text)}
          </Button>
        ))}
      {offer.blocked !== null && canStepUp(offer.blocked.why) && !frozen && (
        <Button
          icon={ShieldCheck}
          title={obstacle(offer.blocked.why)}
          onClick={() => offer.blocked !== null && begin({ action: offer.blocked.action, on_behalf: null })}
        >
          {actionLabel(offer.blocked.action, card, text)}
          {text.lang === "zh" ? "：" : ": "}
          {text.t("step_up.offer")}
        </Button>
      )}
      {offer.blocked !== null && (!canStepUp(offer.blocked.why) || frozen) && (
        <Button
          icon={Ban}
          className="action-blocked"
          aria-disabled="true"
          title={obstacle(offer.blocked.why)}
        >
          {actionLabel(offer.blocked.action, card, text)}
          {text.lang === "zh" ? "：" : ": "}
          {obstacle(offer.blocked.why)}
        </Button>
      )}
      <div className="action-more" ref={more}>
        <Button aria-haspopup="menu" aria-expanded={menu} onClick={() => setMenu((open) => !open)}>
          {text.t("card.bar.more")}
          <ChevronDown size={14} aria-hidden />
        </Button>
        {menu && <MoreMenu onBegin={begin} onClose={() => setMenu(false)} />}
      </div>
    </section>
  );
}
