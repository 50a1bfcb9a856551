import type { KeyboardEvent, ReactNode } from "react";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { KeyCap } from "../ui/KeyCap";

/** One step that can be done with the current row; the digit in front of it does it from the list as well. */
export interface RowStep {
  readonly id: string;
  readonly word: string;
  readonly act: () => void;
  /** Why not now, in words. */
  readonly blocked?: string | undefined;
}

function digitOf(event: KeyboardEvent): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return null;
  if (event.nativeEvent.isComposing || event.keyCode === 229 || !/^[1-9]$/.test(event.key)) return null;
  // A choice under the keyboard has its own digits.
  const { target } = event;
  const isTaken = target instanceof Element && target.closest(".choices, input, textarea, select") !== null;
  return isTaken ? null : Number(event.key);
}

/** The steps of a row as numbered buttons. */
export function RowSteps({ steps }: { readonly steps: readonly RowStep[] }) {
  return (
    <div className="survey-steps">
      {steps.map(({ id, word, act, blocked }, index) => (
        <Button key={id} small disabled={blocked !== undefined} title={blocked} onClick={act}>
          <KeyCap chord={String(index + 1)} />
          {word}
        </Button>
      ))}
    </div>
  );
}

/** A list with the current row's details beside it; digits do the row's steps. */
export function ListFrame({
  label,
  head,
  steps,
  details,
  children,
}: {
  readonly label: string;
  readonly head: ReactNode;
  readonly steps: readonly RowStep[];
  readonly details: ReactNode;
  readonly children: ReactNode;
}) {
  const list = useRegion();
  const beside = useRegion();
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = digitOf(event);
    const step = digit === null ? undefined : steps[digit - 1];
    if (step === undefined || step.blocked !== undefined) return;
    event.preventDefault();
    step.act();
  };
  return (
    <section className="surveys" aria-label={label} onKeyDown={onKeyDown}>
      <div ref={list} className="surveys-list">
        <header className="surveys-head">{head}</header>
        {children}
      </div>
      <div ref={beside} className="surveys-details">
        {details}
      </div>
    </section>
  );
}
