import { type ReactNode, useMemo } from "react";
import { textIn } from "#shared/text/text";
import { NowContext, TextContext, useDisplay } from "./display";
import { TimeContext, timeWords } from "./use-time";

/** Language and time for everything below it: what shows them in each row of a list need not listen for itself. */
export function DisplayProvider({ children }: { readonly children: ReactNode }) {
  const lang = useDisplay((display) => display.lang);
  const zone = useDisplay((display) => display.zone);
  const nowMs = useDisplay((display) => display.nowMs);
  const text = textIn(lang);
  const time = useMemo(() => timeWords(text, zone, nowMs), [text, zone, nowMs]);
  return (
    <TextContext value={text}>
      <NowContext value={nowMs}>
        <TimeContext value={time}>{children}</TimeContext>
      </NowContext>
    </TextContext>
  );
}
