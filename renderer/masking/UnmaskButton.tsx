import { Eye } from "lucide-react";
import { useEffect, useState } from "react";
import { holdsAny } from "#shared/domain/card/roles";
import { maskedKinds, type OwnCard, UNMASK_PURPOSES, UNMASKING_ROLES } from "#shared/domain/masking/needs";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Popover } from "../ui/Popover";
import { sayFailed } from "../ui/undo-strip";
import { maskAgain, unmask, useUnmasked } from "./unmask-state";
import "./unmask.css";

export interface UnmaskButtonProps {
  readonly of: "card" | "customer";
  readonly id: string;
  /** Null = on no card: a customer of the archive. */
  readonly card: OwnCard | null;
}

/** Shown where this person sees masked values: full ones for a stated purpose, which is recorded (UX 10, string 15). */
export function UnmaskButton({ of, id, card }: UnmaskButtonProps) {
  const text = useText();
  const me = usePerson();
  const { read_only } = useReadyState();
  const shown = useUnmasked((state) => state.shown);
  const [asking, setAsking] = useState(false);
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  useEffect(() => maskAgain, []);
  if (maskedKinds(me, card).size === 0) return null;
  if (shown?.of === of && shown.id === id) return <span className="muted">{text.t("masking.shown")}</span>;
  const show = async (purpose: (typeof UNMASK_PURPOSES)[number]) => {
    setAsking(false);
    const refused = await unmask(of, id, purpose);
    if (refused !== null) sayFailed(failureText(refused, text).sentence);
  };
  const mayNot = read_only || !holdsAny(me.roles, UNMASKING_ROLES);
  return (
    <span className="unmask">
      <Button
        ref={setAnchor}
        small
        icon={Eye}
        title={text.t("masking.masked")}
        aria-expanded={asking}
        disabled={mayNot}
        onClick={() => setAsking((open) => !open)}
      >
        {text.t("masking.show")}
      </Button>
      {asking && (
        <Popover anchor={anchor} label={text.t("masking.ask")} onClose={() => setAsking(false)}>
          <div className="unmask-ask">
            <p>{text.t("masking.ask")}</p>
            <div className="unmask-purposes">
              {UNMASK_PURPOSES.map((purpose) => (
                <Button key={purpose} small onClick={() => void show(purpose)}>
                  {text.t(`masking.purpose.${purpose}`)}
                </Button>
              ))}
            </div>
          </div>
        </Popover>
      )}
    </span>
  );
}
