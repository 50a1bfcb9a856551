import { useEffect, useRef, useState } from "react";
import type { CardDetail } from "#shared/contract/views";
import type { Action, Milestone } from "#shared/domain/card/vocabulary";
import { openCard } from "../../app/navigation";
import { ActionForm } from "../../card/bar/ActionForm";
import { useObstacleWords } from "../../card/bar/sentences";
import type { FormValues } from "../../card/forms/form-field";
import { CardProvider, isOffered, type OpenForm, useCard } from "../../card/state/card-state";
import { useCardWork } from "../../card/state/use-card-work";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { KeyCap } from "../../ui/KeyCap";
import { closeWhy } from "./why-state";

/** Says why the action is not to be had now, as the card's bar does, instead of being missing. */
function ActButton({
  action,
  label,
  buttonRef,
  onBegin,
}: {
  readonly action: Action;
  readonly label: string;
  readonly buttonRef: React.Ref<HTMLButtonElement>;
  readonly onBegin: () => void;
}) {
  const work = useCard();
  const text = useText();
  const obstacle = useObstacleWords();
  if (isOffered(work, action))
    return (
      <Button ref={buttonRef} onClick={onBegin}>
        {label}
      </Button>
    );
  const { blocked, more_blocked } = work.offer;
  const why = [blocked, ...more_blocked].find((item) => item?.action === action)?.why;
  const words = work.frozen ? text.t("why.read_only") : why === undefined ? "" : obstacle(why);
  return (
    <Button ref={buttonRef} aria-disabled="true" title={words} aria-label={`${label} ${words}`}>
      {label}
    </Button>
  );
}

interface Begun extends OpenForm {
  readonly by: "extend" | "told";
}

const openNothing = (): void => undefined;

/**
 * The drawer's foot (board 05): ask for an extension where it moves the deadline that is explained, record that the
 * customer was told, or go to the card. The forms are the card's own.
 */
export function WhyActions({
  card,
  explains,
}: {
  readonly card: CardDetail;
  readonly explains: Milestone | null;
}) {
  const text = useText();
  const [begun, setBegun] = useState<Begun | null>(null);
  const buttons = { extend: useRef<HTMLButtonElement>(null), told: useRef<HTMLButtonElement>(null) };
  const back = useRef<Begun["by"] | null>(null);
  const begin = (by: Begun["by"], action: Action, prefill: FormValues) => setBegun({ by, action, prefill });
  // No other part of a card stands in the drawer that could open a form.
  const work = useCardWork(card, openNothing);
  const { id } = card.fields;
  // The keyboard goes back to the button that the form came from.
  useEffect(() => {
    if (begun !== null) back.current = begun.by;
    else if (back.current !== null) {
      buttons[back.current].current?.focus();
      back.current = null;
    }
  });
  if (begun !== null) {
    return (
      <CardProvider value={work}>
        <ActionForm action={begun.action} prefill={begun.prefill} onClose={() => setBegun(null)} />
      </CardProvider>
    );
  }
  return (
    <CardProvider value={work}>
      {explains === "resolve" && (
        <ActButton
          action="request_approval"
          label={text.t("why.extend")}
          buttonRef={buttons.extend}
          onBegin={() => begin("extend", "request_approval", { what: "extension" })}
        />
      )}
      <ActButton
        action="sync_progress"
        label={text.t("why.told")}
        buttonRef={buttons.told}
        onBegin={() => begin("told", "sync_progress", {})}
      />
      <Button
        look="quiet"
        onClick={() => {
          closeWhy();
          openCard(id);
        }}
      >
        {text.t("why.open_card")}
      </Button>
      <span className="foot-end why-keys">
        <KeyCap chord="F7" /> {text.t("dialog.close")} <KeyCap chord="Alt+Down" />{" "}
        {text.t("command.next_card")} <KeyCap chord="Esc" /> {text.t("dialog.close")}
      </span>
    </CardProvider>
  );
}
