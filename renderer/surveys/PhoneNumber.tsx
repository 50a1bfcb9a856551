import { Phone } from "lucide-react";
import { useState } from "react";
import { PHONE_PURPOSES } from "#shared/contract/survey-channels";
import type { ShownPhone } from "#shared/contract/survey-views";
import { failureText } from "#shared/text/failure-text";
import { useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { useText } from "../ui/display";

/** A masked number; the whole one after saying what for, which is logged (DOMAIN 8, UX 10 string 15). */
export function PhoneNumber({
  of,
  id,
  masked,
}: {
  readonly of: "card" | "customer";
  readonly id: string;
  readonly masked: string;
}) {
  const text = useText();
  const { read_only } = useReadyState();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<ShownPhone | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const show = async (purpose: (typeof PHONE_PURPOSES)[number]) => {
    const result = await call("survey.phone", { of, id, purpose });
    setAsking(false);
    if (result.ok) setShown(result.value);
    else setSentence(failureText(result, text).sentence);
  };
  return (
    <div className="survey-phone">
      <p>
        <Phone size={16} aria-hidden />
        <b>{shown?.phone ?? masked}</b>
        {shown === null && !asking && (
          <Button small disabled={read_only} onClick={() => setAsking(true)}>
            {text.t("survey.phone.show")}
          </Button>
        )}
      </p>
      {shown?.contact != null && (
        <p className="field-hint">{text.t("survey.phone.contact", { name: shown.contact })}</p>
      )}
      {asking && (
        <>
          <p className="field-hint">{text.t("survey.phone.ask")}</p>
          <Choices
            label={text.t("survey.phone.ask")}
            numbered
            value={null}
            choices={PHONE_PURPOSES.map((value) => ({ value, label: text.t(`survey.phone.${value}`) }))}
            onChoose={(purpose) => void show(purpose)}
          />
        </>
      )}
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
    </div>
  );
}
