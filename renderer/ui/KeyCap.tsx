import { useText } from "./display";
import "./key-cap.css";

const ARROWS: Readonly<Record<string, string>> = { Up: "↑", Down: "↓", Left: "←", Right: "→" };

/** A key as it is printed on the keyboard: `Ctrl K`. Takes a chord such as `Ctrl+K`. */
export function KeyCap({ chord, quiet = false }: { readonly chord: string; readonly quiet?: boolean }) {
  const text = useText();
  const keys = chord.split("+").map((key) => (key === "Space" ? text.t("keys.space") : (ARROWS[key] ?? key)));
  return <kbd className={quiet ? "key-cap key-cap-quiet" : "key-cap"}>{keys.join(" ")}</kbd>;
}
