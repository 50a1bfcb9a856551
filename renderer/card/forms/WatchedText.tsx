import { type KeyboardEvent, type Ref, useEffect, useMemo } from "react";
import { type AvoidedHit, avoidedIn, withBetterWords } from "#shared/domain/script/words-to-avoid";
import { SCRIPTS } from "#shared/text/scripts";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import type { ControlIds } from "../../ui/Field";
import { useAvoided } from "./avoided-words";
import { isNewLineKey, typeNewLine } from "./field-focus";
import "./watched-text.css";

export interface WatchedTextProps extends Partial<ControlIds> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly label?: string;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly disabled?: boolean;
  /** The customer will read it: words not to use are underlined. */
  readonly watched?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

function pieces(
  value: string,
  hits: readonly AvoidedHit[],
): readonly { text: string; bad: boolean; at: number }[] {
  const parts: { text: string; bad: boolean; at: number }[] = [];
  let from = 0;
  for (const hit of hits) {
    parts.push({ text: value.slice(from, hit.from), bad: false, at: from });
    parts.push({ text: value.slice(hit.from, hit.to), bad: true, at: hit.from });
    from = hit.to;
  }
  parts.push({ text: value.slice(from), bad: false, at: from });
  return parts;
}

/** A text area that marks words not to use while they are typed, and hands the better sentence to the panel. */
export function WatchedText(props: WatchedTextProps) {
  const { value, onChange, onKeyDown, watched = false, rows = 1, label, ref, ...rest } = props;
  const { lang } = useText();
  const hits = useMemo(() => (watched ? avoidedIn(value, SCRIPTS[lang].avoid) : []), [value, watched, lang]);
  const [first] = hits;
  useEffect(() => {
    if (first === undefined) return;
    const now = { hit: first, use: () => onChange(withBetterWords(value, first)) };
    useAvoided.setState({ now });
    return () => useAvoided.setState((state) => (state.now === now ? { now: null } : {}));
  }, [first, value, onChange]);

  return (
    <div className={classes("watched", hits.length > 0 && "watched-hit")}>
      {hits.length > 0 && (
        <div className="watched-marks" aria-hidden="true">
          {pieces(value, hits).map((piece) =>
            piece.bad ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
          )}{" "}
        </div>
      )}
      <textarea
        ref={ref}
        className="input text-area"
        rows={rows}
        value={value}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (isNewLineKey(event)) {
            event.preventDefault();
            typeNewLine(event.currentTarget);
          }
          onKeyDown?.(event);
        }}
        {...rest}
      />
    </div>
  );
}
