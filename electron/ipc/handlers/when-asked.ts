import type { ChannelName } from "#shared/contract/channels";
import type { CallContext } from "../router";
import type { Handlers } from "./handler-types";

type AnyHandler = (input: unknown, context: CallContext) => unknown;

/**
 * Handlers whose module is read with the first call: the window opens without waiting for what its first
 * screen does not ask (ARCHITECTURE 5). A module that cannot be read fails that call alone, and is tried again.
 * @param channels their part of the contract
 */
export function whenAsked<Name extends ChannelName>(
  channels: Readonly<Record<Name, unknown>>,
  load: () => Promise<Handlers<Name>>,
): Handlers<Name> {
  let loaded: Promise<Readonly<Record<string, AnyHandler>>> | null = null;
  const handlers = async () => {
    loaded ??= load() as Promise<Readonly<Record<string, AnyHandler>>>;
    try {
      return await loaded;
    } catch (error) {
      loaded = null;
      throw error;
    }
  };
  const named = Object.keys(channels).map((name): [string, AnyHandler] => [
    name,
    async (input, context) => (await handlers())[name]?.(input, context),
  ]);
  // Each name answers with what its own handler answers.
  return Object.fromEntries(named) as unknown as Handlers<Name>;
}
