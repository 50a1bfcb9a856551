import { createContext, useContext } from "react";
import { type Text, textIn } from "#shared/text/text";
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

/** @param nowMs by the main process's clock, UTC ms */
export function timeWords(text: Text, zone: string, nowMs: number): TimeWords {
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
}

/** Given to the whole page by DisplayProvider. */
export const TimeContext = createContext<TimeWords>(timeWords(textIn("zh"), "UTC", 0));

export function useTime(): TimeWords {
  return useContext(TimeContext);
}
