import { ImagePlus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "./Button";
import { useText } from "./display";
import "./logo-picker.css";
import { readLogo } from "./read-logo";

/** Chooses the store's logo: shown as it will print, kept as a data URL. */
export function LogoPicker({
  logo,
  onChange,
  disabled = false,
}: {
  readonly logo: string | null;
  readonly onChange: (logo: string | null) => void;
  readonly disabled?: boolean;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readLogo(file);
    setUnreadable(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <div className="logo-picker">
      {logo === null ? (
        <span className="logo-none">{text.t("logo.none")}</span>
      ) : (
        <img src={logo} alt="" className="logo-shown" />
      )}
      <div>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button icon={ImagePlus} small disabled={disabled} onClick={() => input.current?.click()}>
          {text.t(logo === null ? "logo.pick" : "logo.replace")}
        </Button>{" "}
        {logo !== null && (
          <Button icon={Trash2} small look="quiet" disabled={disabled} onClick={() => onChange(null)}>
            {text.t("logo.remove")}
          </Button>
        )}
        <p className="field-hint">{text.t("logo.hint")}</p>
        {unreadable && (
          <p className="field-error" role="alert">
            {text.t("logo.unreadable")}
          </p>
        )}
      </div>
    </div>
  );
}
