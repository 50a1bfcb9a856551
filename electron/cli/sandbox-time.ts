import { unreadableClock } from "#electron/use-cases/sandbox-clock";
import { UsageError } from "./arguments";

/** Wrong usage where DESK_CLOCK is no time: a sandbox that believed in another one would prove nothing. */
export function refuseUnreadableClock(env: NodeJS.ProcessEnv): void {
  const wrong = unreadableClock(env);
  if (wrong !== null) throw new UsageError(`DESK_CLOCK=${wrong}`);
}
