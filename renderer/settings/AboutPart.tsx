import { Copy } from "lucide-react";
import { useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { say } from "../ui/undo-strip";

/** 关于: version, where the data is, diagnostics without customer data. */
export default function AboutPart() {
  const text = useText();
  const { version, data_folder } = useReadyState();
  const copy = async () => {
    const result = await call("app.diagnostics", {});
    if (!result.ok) return;
    await navigator.clipboard.writeText(result.value.text);
    say(text.t("failure.copied"));
  };
  return (
    <div className="settings-form">
      <h2>{text.t("settings.about")}</h2>
      <p>{text.t("settings.version", { version })}</p>
      <p>
        {text.t("settings.folder")}: <code className="settings-path">{data_folder}</code>
      </p>
      <p>
        <Button icon={Copy} onClick={() => void copy()}>
          {text.t("settings.copy_diagnostics")}
        </Button>
      </p>
    </div>
  );
}
