import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import "./button.css";
import { classes } from "./class-names";
import { KeyCap } from "./KeyCap";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one main action of a region; `danger` takes something away; `quiet` has no frame. */
  readonly look?: "default" | "primary" | "danger" | "quiet" | "link";
  readonly icon?: LucideIcon;
  /** Chord shown beside the word, such as `Ctrl+N`. */
  readonly shortcut?: string;
  readonly small?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A native button. Its word is the verb of what results. */
export function Button({
  look = "default",
  icon: Icon,
  shortcut,
  small = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes("button", `button-${look}`, small && "button-small", className)}
      aria-keyshortcuts={shortcut?.replace("Ctrl", "Control")}
      {...rest}
    >
      {Icon && <Icon size={small ? 14 : 16} aria-hidden />}
      {children}
      {shortcut && <KeyCap chord={shortcut} quiet={look === "primary"} />}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon;
  /** Its accessible name, also shown as its tooltip. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Only for close, arrows, bell and lock: everything else has a word (UX 9). */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes("icon-button", className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
