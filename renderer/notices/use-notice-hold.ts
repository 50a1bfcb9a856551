import { useEffect, useState } from "react";
import { call } from "../api/bridge";
import { useNavigation } from "../app/navigation";
import { useLayers } from "../ui/layers";

const WRITTEN_IN =
  "textarea, input:not([type]), input[type='text'], input[type='tel'], input[type='password']";

/** Somebody writes: the keyboard is in a text field that is not a search. */
function isWriting(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLElement && field.matches(WRITTEN_IN) && field.closest("search") === null;
}

function useWriting(): boolean {
  const [writing, setWriting] = useState(isWriting);
  useEffect(() => {
    const look = () => setWriting(isWriting());
    window.addEventListener("focusin", look);
    window.addEventListener("focusout", look);
    return () => {
      window.removeEventListener("focusin", look);
      window.removeEventListener("focusout", look);
    };
  }, []);
  return writing;
}

/**
 * Desktop notifications wait in the bell while somebody writes, is in intake or in any dialog (UX 2); main
 * still shows a safety breach.
 */
export function useNoticeHold(): void {
  const inDialog = useLayers(({ top }) => top > 0);
  const inIntake = useNavigation(({ intake }) => intake !== null);
  const writing = useWriting();
  const held = inDialog || inIntake || writing;
  useEffect(() => {
    void call("notice.hold", { held });
  }, [held]);
}
