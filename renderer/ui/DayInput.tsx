import { useState } from "react";
import type { LocalDate } from "#shared/domain/card/case-state";
import { useDisplay } from "./display";
import { TextInput, type TextInputProps } from "./Field";
import { localDay } from "./time-format";
import { readTypedDay } from "./typed-day";

export interface DayInputProps extends Omit<TextInputProps, "value" | "onChange" | "type"> {
  readonly day: LocalDate | null;
  readonly onDay: (day: LocalDate | null) => void;
}

/** A day as `2026-11-20`, typed in full or as `11-20`; taken over when the field is left. */
export function DayInput({ day, onDay, ...rest }: DayInputProps) {
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null || typed.trim() === "" ? null : readTypedDay(typed, today);
  const wrong = typed !== null && typed.trim() !== "" && read === null;
  const take = () => {
    if (typed !== null && !wrong) onDay(read);
    setTyped(null);
  };
  return (
    <TextInput
      placeholder={today}
      inputMode="numeric"
      {...rest}
      {...(wrong ? { "aria-invalid": true } : {})}
      value={typed ?? day ?? ""}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
      }}
    />
  );
}
