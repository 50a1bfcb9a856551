import type { KeyboardEvent } from "react";
import { PHRASES, type PhraseGroup } from "#shared/text/phrases";
import { useText } from "../../../ui/display";
import { TextInput } from "../../../ui/Field";
import { type ControlProps, textOf } from "../control-props";
import { WatchedText } from "../WatchedText";

/** The sentence that a digit stands for while nothing is typed; null for every other key. */
function phraseByKey(event: KeyboardEvent, typed: string, phrases: readonly string[]): string | null {
  if (typed !== "" || event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return null;
  return /^[1-9]$/.test(event.key) ? (phrases[Number(event.key) - 1] ?? null) : null;
}

function PhraseRow({
  phrases,
  onPick,
}: {
  readonly phrases: readonly string[];
  readonly onPick: (phrase: string) => void;
}) {
  return (
    <div className="phrase-row">
      {phrases.map((phrase, index) => (
        <button key={phrase} type="button" className="phrase" data-skip onClick={() => onPick(phrase)}>
          <i>{index + 1}</i>
          {phrase}
        </button>
      ))}
    </div>
  );
}

function usePhrases(group: PhraseGroup | undefined): readonly string[] {
  const { lang } = useText();
  return group === undefined ? [] : PHRASES[lang][group];
}

/** Several lines; with numbered sentences where the store has some. */
export function TextControl({ field, value, onChange, ids }: ControlProps) {
  const phrases = usePhrases(field.phrases);
  const typed = textOf(value);
  return (
    <>
      <WatchedText
        {...ids}
        value={typed}
        onChange={onChange}
        watched={field.customer_sees === true}
        onKeyDown={(event) => {
          const phrase = phraseByKey(event, typed, phrases);
          if (phrase === null) return;
          event.preventDefault();
          onChange(phrase);
        }}
      />
      {phrases.length > 0 && <PhraseRow phrases={phrases} onPick={onChange} />}
    </>
  );
}

/** A single line. */
export function LineControl({ field, value, onChange, ids }: ControlProps) {
  const phrases = usePhrases(field.phrases);
  const typed = textOf(value);
  const numeric = field.kind === "money" || field.kind === "whole";
  return (
    <>
      <TextInput
        {...ids}
        value={typed}
        inputMode={numeric ? "decimal" : "text"}
        className={numeric ? "input-number" : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          const phrase = phraseByKey(event, typed, phrases);
          if (phrase === null) return;
          event.preventDefault();
          onChange(phrase);
        }}
      />
      {phrases.length > 0 && <PhraseRow phrases={phrases} onPick={onChange} />}
    </>
  );
}
