import { useEffect, useState } from "react";
import type { SignedInPerson } from "#shared/contract/views";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import { useText } from "../ui/display";
import { Layer } from "../ui/layers";
import { useTime } from "../ui/use-time";
import { unlockPage } from "./change-person";
import { SecretForm } from "./SecretForm";
import { useCover } from "./use-cover";
import { WhoIsWorking } from "./WhoIsWorking";
import "../startup/startup.css";
import "./lock.css";

/** After so long without a key, the screen shows store and time only again. */
const BARE_AGAIN_MS = 30_000;
const ONLY_MODIFIERS: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "Process"]);

type Shown = "bare" | "secret" | "people";

/** Any key or click opens the question; left alone, it goes back to store and time. */
function useShown(first: Exclude<Shown, "bare">): readonly [Shown, (shown: Shown) => void] {
  const [shown, setShown] = useState<Shown>("bare");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touched = (event: Event) => {
      if (event instanceof KeyboardEvent && (event.isComposing || ONLY_MODIFIERS.has(event.key))) return;
      clearTimeout(timer);
      timer = setTimeout(() => setShown("bare"), BARE_AGAIN_MS);
      setShown((before) => (before === "bare" ? first : before));
    };
    window.addEventListener("keydown", touched, { capture: true });
    window.addEventListener("pointerdown", touched, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", touched, { capture: true });
      window.removeEventListener("pointerdown", touched, { capture: true });
    };
  }, [first]);
  return [shown, setShown];
}

export interface LockScreenProps {
  readonly storeName: string;
  /** Who comes back here; null = nobody sits here. */
  readonly person: SignedInPerson | null;
  readonly unlocksWith: SecretKind | null;
}

/**
 * Store and time, nothing else, until somebody touches a key (UX 2). It lies over everything that is open, dialogs
 * too; what was half typed stays under it as it was.
 */
export default function LockScreen({ storeName, person, unlocksWith }: LockScreenProps) {
  const text = useText();
  const time = useTime();
  const screen = useCover();
  const comesBack = person !== null && unlocksWith !== null;
  const [shown, setShown] = useShown(comesBack ? "secret" : "people");
  return (
    <Layer>
      <dialog ref={screen} className="lock-screen" aria-label={text.t("lock.locked")}>
        <div className="startup sign-in">
          <header className="lock-head">
            <b>{storeName}</b>
            <span>{time.clock(time.nowMs)}</span>
          </header>
          {shown === "bare" && <p className="lock-hint">{text.t("lock.any_key")}</p>}
          {shown !== "bare" && (
            <section className="startup-sheet">
              {shown === "secret" && comesBack ? (
                <>
                  <SecretForm
                    name={person.name}
                    kind={unlocksWith}
                    submitLabel={text.t("lock.unlock")}
                    onSubmit={unlockPage}
                    onSomeoneElse={() => setShown("people")}
                  />
                  <p className="startup-hint">{text.t("lock.kept")}</p>
                </>
              ) : (
                <WhoIsWorking />
              )}
            </section>
          )}
        </div>
      </dialog>
    </Layer>
  );
}
