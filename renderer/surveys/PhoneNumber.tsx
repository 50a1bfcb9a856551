import { Phone } from "lucide-react";
import { useState } from "react";
import { UNMASK_PURPOSES, type UnmaskPurpose } from "#shared/domain/masking/needs";
import { failureText } from "#shared/text/failure-text";
import { useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";

/** The keyboard goes to the choices as they appear in the place of the button. */
function focusFirst(element: HTMLElement | null): void {
  element?.querySelector("input")?.focus();
}

/** A masked number; the whole one after saying what for, which is logged (DOMAIN 8, UX 10 string 15). */
export function PhoneNumber({
  of,
  id,
  masked,
  contact,
}: {
  readonly of: "card" | "customer";
  readonly id: string;
  readonly masked: string;
  readonly contact: string | null;
}) {
  const text = useText();
  const { read_only } = useReadyState();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const show = async (purpose: UnmaskPurpose) => {
    const result = await call("personal.unmask", { of, id, purpose });
    setAsking(false);
    if (result.ok) setShown(result.value["phone"] ?? masked);
    else setSentence(failureText(result, text).sentence);
  };
  return (
    <div className="survey-phone">
      <p>
        <Phone size={16} aria-hidden />
        <b>{shown ?? masked}</b>
        {shown === null && !asking && (
          <Button small disabled={read_only} onClick={() => setAsking(true)}>
            {text.t("survey.phone.show")}
          </Button>
        )}
      </p>
      {contact !== null && <p className="field-hint">{text.t("survey.phone.contact", { name: contact })}</p>}
      {asking && (
        <div ref={focusFirst}>
          <p className="field-hint">{text.t("survey.phone.ask")}</p>
          <Choices
            label={text.t("survey.phone.ask")}
            numbered
            value={null}
            choices={UNMASK_PURPOSES.map((value) => ({ value, label: text.t(`survey.phone.${value}`) }))}
            onChoose={(purpose) => void show(purpose)}
          />
        </div>
      )}
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </div>
  );
}
