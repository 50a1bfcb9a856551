import type { RunningClock, UrgencyLevel } from "#shared/contract/views";
import { useNowMs, useText } from "./display";
import { SlaShape } from "./SlaShape";
import { alsoWords, levelAt } from "./sla";

const PRESSING: readonly UrgencyLevel[] = ["breached", "warn80"];

/** `+2`: the card's other running clocks, named in the tooltip, with the shape of the worst that presses. */
export function AlsoRunning({ clocks }: { readonly clocks: readonly RunningClock[] }) {
  const text = useText();
  const nowMs = useNowMs();
  if (clocks.length === 0) return null;
  const levels = clocks.map((clock) => levelAt(clock, nowMs));
  const worst = PRESSING.find((level) => levels.includes(level));
  const words = alsoWords(clocks, nowMs, text);
  return (
    <span className={`sla-also sla-${worst ?? "running"}`} title={words}>
      <span className="spoken-only">{words}</span>
      {worst !== undefined && <SlaShape shape={worst} sizePx={10} />}
      <span aria-hidden="true">+{clocks.length}</span>
    </span>
  );
}
