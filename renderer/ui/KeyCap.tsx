import "./key-cap.css";

const WORDS: Readonly<Record<string, string>> = { Space: "空格", Up: "↑", Down: "↓", Left: "←", Right: "→" };

/** A key as it is printed on the keyboard: `Ctrl K`. Takes a chord such as `Ctrl+K`. */
export function KeyCap({ chord, quiet = false }: { readonly chord: string; readonly quiet?: boolean }) {
  const keys = chord.split("+").map((key) => WORDS[key] ?? key);
  return <kbd className={quiet ? "key-cap key-cap-quiet" : "key-cap"}>{keys.join(" ")}</kbd>;
}
