import { useText } from "../ui/display";

/** Figures of a period (UX 8). */
export default function FiguresTab() {
  const text = useText();
  return <h1>{text.t("screen.reports")}</h1>;
}
