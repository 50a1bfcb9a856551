import { fail } from "#shared/contract/error-codes";
import type { AnswerCall } from "./router";

/**
 * A router whose module is read with the first call: the window opens without waiting for what its first screen does
 * not ask (ARCHITECTURE 5). A module that cannot be read fails that call alone with `internal`, and is tried again.
 * @param failed gets what was thrown, for the log
 */
export function whenAsked(load: () => Promise<AnswerCall>, failed: (error: unknown) => void): AnswerCall {
  let loaded: Promise<AnswerCall> | null = null;
  const router = async () => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      loaded = null;
      failed(error);
      return null;
    }
  };
  return async (event, channel, input) => {
    const answer = await router();
    return answer === null ? fail("internal") : answer(event, channel, input);
  };
}
