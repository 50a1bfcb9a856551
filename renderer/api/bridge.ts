import type {
  ChannelInput,
  ChannelName,
  ChannelOutput,
  DeskEventName,
  DeskEvents,
} from "#shared/contract/channels";
import { waitBefore } from "./first-screen";

/** What the preload script puts into the page. */
interface Bridge {
  call(channel: string, input: unknown): Promise<unknown>;
  on(name: string, listener: (payload: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly desk: Bridge;
  }
}

/** A refusal or failure as it comes over the bridge; `failureText` of shared/text makes the sentence. */
export interface DeskFailure {
  readonly ok: false;
  readonly code: string;
  readonly details?: unknown;
}

export type DeskResult<Value> = { readonly ok: true; readonly value: Value } | DeskFailure;

/** Calls a channel of the contract. Refusals come back as values; it never throws. */
export async function call<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name>,
): Promise<DeskResult<ChannelOutput<Name>>> {
  const first = waitBefore(name);
  if (first !== null) await first;
  try {
    // The router answers in the contract's shapes; the schema of each output is the handler's own type.
    return (await window.desk.call(name, input)) as DeskResult<ChannelOutput<Name>>;
  } catch {
    return { ok: false, code: "internal" };
  }
}

/** A refusal on its way through code that works with exceptions (queries). */
export class DeskError extends Error {
  readonly failure: DeskFailure;

  constructor(failure: DeskFailure) {
    super(failure.code);
    this.name = "DeskError";
    this.failure = failure;
  }
}

/** Calls a channel; throws `DeskError` for a refusal. For queries. */
export async function ask<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name>,
): Promise<ChannelOutput<Name>> {
  const result = await call(name, input);
  if (!result.ok) throw new DeskError(result);
  return result.value;
}

/** The failure that an error of a query stands for. */
export function failureOf(error: unknown): DeskFailure {
  return error instanceof DeskError ? error.failure : { ok: false, code: "internal" };
}

/** Listens to an event of the main process; returns the function that stops it. */
export function onDeskEvent<Name extends DeskEventName>(
  name: Name,
  listener: (payload: DeskEvents[Name]) => void,
): () => void {
  return window.desk.on(name, (payload) => listener(payload as DeskEvents[Name]));
}
