import { File, FileCheck, FileClock, MonitorCheck } from "lucide-react";
import type { PaperState } from "#shared/contract/views";
import { useText } from "./display";
import "./marks.css";

const ICONS = { none: File, printed: FileClock, signed: FileCheck, online: MonitorCheck } as const;

/** Where the card's paper is: 未印, 待回, 已回, 线上. */
export function PaperMark({ paper }: { readonly paper: PaperState }) {
  const text = useText();
  const Icon = ICONS[paper];
  return (
    <span className={`paper-mark paper-${paper}`}>
      <Icon size={14} aria-hidden />
      {text.word("paper", paper)}
    </span>
  );
}
