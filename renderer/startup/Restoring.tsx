import { useText } from "../ui/display";
import "./startup.css";

/** The data is being replaced; the page comes back by itself. */
export default function Restoring() {
  const text = useText();
  return (
    <main className="startup">
      <section className="startup-sheet" role="status">
        <h1>{text.t("restore.page_title")}</h1>
        <p>{text.t("restore.page")}</p>
      </section>
    </main>
  );
}
