import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { readyState, takeAppState, useReadyState } from "../api/app-state";
import { onDeskEvent } from "../api/bridge";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import "./clock-banner.css";
import { clockSentence } from "./notice-words";

/** Says that the PC's clock looks wrong (DOMAIN 4.4); nothing is blocked. Gone when the clock is right again. */
export function ClockBanner() {
  const text = useText();
  const warning = useReadyState().clock_warning ?? null;
  const [hidden, setHidden] = useState<string | null>(null);
  useEffect(
    () =>
      onDeskEvent("clock.warning", ({ warning: clock_warning }) => {
        const state = readyState();
        if (state !== null) takeAppState({ ...state, clock_warning });
        setHidden(null);
      }),
    [],
  );
  if (warning === null) return null;
  const sentence = clockSentence(warning, text);
  if (hidden === sentence) return null;
  return (
    <div className="clock-banner" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{sentence}</span>
      <Button small onClick={() => setHidden(sentence)}>
        {text.t("clock.hide")}
      </Button>
    </div>
  );
}
