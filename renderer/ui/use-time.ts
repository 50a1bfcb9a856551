import { useMemo } from "react";
import { useDisplay, useText } from "./display";
import { clockTime, dayTime, fullTime, shortTime } from "./time-format";

/** Times in the store's zone and the current language; a null instant shows as "—". */
export interface TimeWords {
  readonly zone: string;
  readonly nowMs: number;
  clock(atMs: number | null): string;
  dayTime(atMs: number | null): string;
  short(atMs: number | null): string;
  full(atMs: number | null): string;
}

export function useTime(): TimeWords {
  const text = useText();
  const zone = useDisplay((display) => display.zone);
  const nowMs = useDisplay((display) => display.nowMs);
  return useMemo(() => {
    const none = text.t("time.none");
    const orNone = (show: (atMs: number) => string) => (atMs: number | null) =>
      atMs === null ? none : show(atMs);
    return {
      zone,
      nowMs,
      clock: orNone((atMs) => clockTime(atMs, zone)),
      dayTime: orNone((atMs) => dayTime(atMs, nowMs, zone, text)),
      short: orNone((atMs) => shortTime(atMs, nowMs, zone, text)),
      full: orNone((atMs) => fullTime(atMs, zone)),
    };
  }, [text, zone, nowMs]);
}
