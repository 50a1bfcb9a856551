import type { IpcMainInvokeEvent, WebFrameMain } from "electron";
import type { z } from "zod";
import { storeFailureOf } from "#electron/db/store-failure";
import type { Log } from "#electron/platform/logging";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { fieldErrorsOf } from "#shared/domain/card/field-types";

/** One channel: what goes in and, when it is to be checked too, what comes out. */
export interface ChannelContract {
  readonly input: z.ZodType;
  readonly output?: z.ZodType;
}

export type ChannelMap = Readonly<Record<string, ChannelContract>>;

export interface CallContext {
  /** The id of the calling page: sessions (who is signed in) are kept per page. */
  readonly pageId: number;
  readonly channel: string;
}

type OutputOf<Contract extends ChannelContract> = Contract extends {
  readonly output: infer Output extends z.ZodType;
}
  ? z.input<Output>
  : unknown;

/** A handler for each channel of the map; it gets the parsed input. Refusals are returned, not thrown. */
export type ChannelHandlers<Channels extends ChannelMap> = {
  readonly [Name in keyof Channels]: (
    input: z.output<Channels[Name]["input"]>,
    context: CallContext,
  ) => Result<OutputOf<Channels[Name]>> | Promise<Result<OutputOf<Channels[Name]>>>;
};

/** What every router of the program shares. */
export interface RouterSurroundings {
  /** Calls wait for this: the store that is being opened while the window starts. */
  readonly ready?: Promise<void>;
  /** Such as app://desk. */
  readonly pageOrigin: string;
  readonly log: Log;
  /** Milliseconds from any fixed point: for the slow-call log. */
  readonly monotonicMs: () => number;
}

export interface RouterOptions<Channels extends ChannelMap> extends RouterSurroundings {
  readonly channels: Channels;
  readonly handlers: ChannelHandlers<Channels>;
}

/** Answers one call that came over the bridge; what goes in is whatever a page sent. */
export type AnswerCall = (
  event: IpcMainInvokeEvent,
  channel: unknown,
  input: unknown,
) => Promise<Result<unknown>>;

const slowCallMs = 200;

type Route = (input: unknown, context: CallContext) => Promise<Result<unknown>>;

/**
 * Answers calls from the page: the sender must be the main frame of our own origin, the channel must be in the map,
 * the input must match its schema. Codes of its own: `forbidden` (a foreign sender), `not_found` (no such channel),
 * `invalid_input` (details.fields: the name and code of each, without values), `internal` (logged).
 */
export function createRouter<Channels extends ChannelMap>(options: RouterOptions<Channels>): AnswerCall {
  const routes = routesOf(options.channels, options.handlers);
  return async (event, channel, input) => {
    if (!isOwnMainFrame(event, options.pageOrigin)) {
      options.log.warn("call.forbidden_sender");
      return fail("forbidden");
    }
    const route = typeof channel === "string" ? routes.get(channel) : undefined;
    if (typeof channel !== "string" || route === undefined) return fail("not_found");
    await options.ready;
    const startedAtMs = options.monotonicMs();
    try {
      return await route(input, { pageId: event.sender.id, channel });
    } catch (error) {
      options.log.error("call.failed", error, { channel });
      // A full or unreadable disk is said as such; anything else is a slip of the program.
      return fail(storeFailureOf(error)?.code ?? "internal");
    } finally {
      const tookMs = Math.round(options.monotonicMs() - startedAtMs);
      if (tookMs >= slowCallMs) options.log.warn("call.slow", { channel, tookMs });
    }
  };
}

function routesOf<Channels extends ChannelMap>(
  channels: Channels,
  handlers: ChannelHandlers<Channels>,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const name of Object.keys(channels) as (keyof Channels & string)[]) {
    routes.set(name, routeOf(channels[name], handlers[name]));
  }
  return routes;
}

function routeOf<Channels extends ChannelMap, Name extends keyof Channels>(
  contract: Channels[Name],
  handler: ChannelHandlers<Channels>[Name],
): Route {
  return async (input, context) => {
    const parsed = contract.input.safeParse(input);
    if (!parsed.success) {
      return fail("invalid_input", { fields: fieldErrorsOf(parsed.error, input) });
    }
    const result = await handler(parsed.data as z.output<Channels[Name]["input"]>, context);
    if (!result.ok || contract.output === undefined) return result;
    return ok(contract.output.parse(result.value));
  };
}

function isOwnMainFrame(event: IpcMainInvokeEvent, pageOrigin: string): boolean {
  const frame: WebFrameMain | null = event.senderFrame;
  // Null when the frame went away while its call was on the way.
  if (frame === null || frame !== event.sender.mainFrame) return false;
  if (!URL.canParse(frame.url)) return false;
  const address = new URL(frame.url);
  return `${address.protocol}//${address.host}` === pageOrigin;
}
