import type { UrgencyLevel } from "#shared/contract/views";
import type { MilestoneState } from "#shared/domain/card/vocabulary";
import "./sla.css";

/** What a shape can stand for (UX 3): the levels of a running deadline, and how a finished one ended. */
export type SlaShapeName = UrgencyLevel | "met" | "waived" | "pending";

/** The shape of a milestone: its end if it has one, else its level. */
export function shapeOf(state: MilestoneState, level: UrgencyLevel): SlaShapeName {
  const byState: Partial<Record<MilestoneState, SlaShapeName>> = {
    met: "met",
    waived: "waived",
    not_applicable: "waived",
    pending: "pending",
    breached: "breached",
    paused: "paused",
  };
  return byState[state] ?? level;
}

const SHAPES: Readonly<Record<SlaShapeName, React.ReactNode>> = {
  breached: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="1.5" fill="currentColor" />
      <path d="M7 3.6v4.2" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="7" cy="10.2" r="1" fill="var(--surface)" />
    </>
  ),
  warn80: <path d="M7 1.6 13 12.4H1z" fill="currentColor" />,
  warn50: (
    <>
      <circle cx="7" cy="7" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M7 2.3a4.7 4.7 0 0 0 0 9.4z" fill="currentColor" />
    </>
  ),
  running: <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  paused: <path d="M3.5 2h2.4v10H3.5zM8.1 2h2.4v10H8.1z" fill="currentColor" />,
  none: <path d="M3 7h8" stroke="currentColor" strokeWidth="1.7" />,
  met: (
    <path
      d="m2 7.4 3.4 3.4L12 3.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  waived: <path d="M2.5 7h9" stroke="currentColor" strokeWidth="1.7" />,
  pending: (
    <circle
      cx="7"
      cy="7"
      r="4.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="1.6 1.9"
    />
  ),
};

/** The shape alone; the words stand beside it. */
export function SlaShape({ shape, sizePx = 13 }: { readonly shape: SlaShapeName; readonly sizePx?: number }) {
  return (
    <svg
      className={`sla-shape sla-${shape}`}
      width={sizePx}
      height={sizePx}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {SHAPES[shape]}
    </svg>
  );
}
