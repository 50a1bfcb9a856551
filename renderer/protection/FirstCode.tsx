import { useEffect, useRef, useState } from "react";
import { call } from "../api/bridge";
import { CodeDialog } from "./CodeDialog";
import { useFirstCode } from "./first-code";

/** The recovery code of a store that was just made, shown once (SAFETY 6). */
export function FirstCode() {
  const { due } = useFirstCode();
  const [code, setCode] = useState<string | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (!due || asked.current) return;
    asked.current = true;
    void call("keys.recovery_code", {}).then((made) => {
      if (made.ok) setCode(made.value.code);
    });
  }, [due]);
  if (!due || code === null) return null;
  return (
    <CodeDialog
      code={code}
      onClose={() => {
        setCode(null);
        useFirstCode.setState({ due: false });
      }}
    />
  );
}
