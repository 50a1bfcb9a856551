import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "#shared/domain/card/case-state";

/** What DESK_CLOCK says where it is no time; null where it is one, or is not set. */
export function unreadableClock(env: NodeJS.ProcessEnv): string | null {
  const wanted = env["DESK_CLOCK"] ?? "";
  if (wanted === "") return null;
  try {
    Temporal.Instant.from(wanted);
    return null;
  } catch {
    return wanted;
  }
}

/**
 * The clock of a desk. With `DESK_CLOCK=<ISO time>` in the environment and a data folder made by
 * `init --sandbox`, that time is "now" (CLI.md); everywhere else it is the PC's clock. A DESK_CLOCK that
 * is no time is refused loudly: a test that believes in a wrong clock would prove nothing.
 */
export function sandboxClock(sandbox: boolean, env: NodeJS.ProcessEnv): () => EpochMs {
  if (!sandbox || !env["DESK_CLOCK"]) return Date.now;
  let text = "";
  let fixedMs = 0;
  return () => {
    const wanted = env["DESK_CLOCK"] ?? "";
    if (wanted !== text) {
      fixedMs = Temporal.Instant.from(wanted).epochMilliseconds;
      text = wanted;
    }
    return fixedMs;
  };
}
