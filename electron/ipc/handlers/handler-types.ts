import type { Desk } from "#electron/use-cases/desk";
import type { ChannelName, ChannelOutput, ChannelParsed } from "#shared/contract/channels";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import type { CallContext } from "../router";

type MaybePromise<Value> = Value | Promise<Value>;

/** What answers one channel: the parsed input in, a value or a refusal out. */
export type Handler<Name extends ChannelName> = (
  input: ChannelParsed<Name>,
  context: CallContext,
) => MaybePromise<Result<ChannelOutput<Name>>>;

export type Handlers<Name extends ChannelName> = { readonly [N in Name]: Handler<N> };

/** A handler that needs an open store and a person; both are asked for at every call. */
export function signedIn<Input, Output>(
  session: DeskSession,
  act: (desk: Desk, actor: Actor, input: Input, context: CallContext) => MaybePromise<Result<Output>>,
): (input: Input, context: CallContext) => MaybePromise<Result<Output>> {
  return (input, context) => {
    const who = session.actor(context.pageId);
    return who.ok ? act(who.value.desk, who.value.actor, input, context) : who;
  };
}

/** Drops what was left out, so that it does not overwrite what a payload carries itself. */
export function given(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
