import { useState } from "react";
import type { SignedInPerson } from "#shared/contract/views";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import { failureText } from "#shared/text/failure-text";
import type { DeskFailure } from "../api/bridge";
import { unlockPage } from "../lock/change-person";
import { SecretForm } from "../lock/SecretForm";
import { WhoIsWorking } from "../lock/WhoIsWorking";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { focusOnMount } from "../ui/focus-on-mount";
import "../startup/startup.css";

/** Where nobody has to have a PIN (a sandbox, the only person), the page comes back at once. */
function AtOnce() {
  const text = useText();
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  return (
    <>
      <Button onClick={() => void unlockPage().then(setFailure)}>{text.t("survey.counter.end_now")}</Button>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failureText(failure, text).sentence}
        </p>
      )}
    </>
  );
}

export interface StaffBackProps {
  readonly person: SignedInPerson;
  readonly unlocksWith: SecretKind | null;
  /** Something may be filled in that was not handed in. */
  readonly unsent: boolean;
  /** Back to the customer; missing = there is nothing to go back to. */
  readonly onGoOn?: () => void;
}

/** Staff take the screen back from a customer: by the PIN of who turned it, or by somebody else's. */
export function StaffBack({ person, unlocksWith, unsent, onGoOn }: StaffBackProps) {
  const text = useText();
  const [someoneElse, setSomeoneElse] = useState(false);
  return (
    <section className="counter-ending" aria-label={text.t("survey.counter.staff")}>
      <div className="startup-sheet counter-staff">
        {unsent && <p>{text.t("survey.counter.end_sure")}</p>}
        {unlocksWith === null && <AtOnce />}
        {unlocksWith !== null &&
          (someoneElse ? (
            <WhoIsWorking />
          ) : (
            <SecretForm
              name={person.name}
              kind={unlocksWith}
              submitLabel={text.t("survey.counter.end_now")}
              onSubmit={unlockPage}
              onSomeoneElse={() => setSomeoneElse(true)}
            />
          ))}
        {onGoOn !== undefined && (
          // Without a PIN to type, Enter goes back to the customer.
          <Button
            {...(unlocksWith === null ? { ref: focusOnMount, look: "primary" as const } : {})}
            onClick={onGoOn}
          >
            {text.t(unsent ? "survey.counter.go_on" : "survey.counter.stay")}
          </Button>
        )}
      </div>
    </section>
  );
}
