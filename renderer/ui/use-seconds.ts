import { useEffect, useState } from "react";

/** Counts down whole seconds from `seconds` to 0; a new `key` starts again. */
export function useSeconds(key: number | string, seconds: number): number {
  const [left, setLeft] = useState({ key, seconds });
  useEffect(() => {
    setLeft({ key, seconds });
    const timer = setInterval(
      () => setLeft((now) => (now.seconds > 0 ? { ...now, seconds: now.seconds - 1 } : now)),
      1000,
    );
    return () => clearInterval(timer);
  }, [key, seconds]);
  return left.seconds;
}
