import { keepPreviousData, notifyManager, QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { ChannelInput, ChannelName, ChannelOutput } from "#shared/contract/channels";
import { ask } from "./bridge";

// With what else came of the same answer: one drawing instead of two.
notifyManager.setScheduler(queueMicrotask);

/**
 * Query keys are `[channel, input]`: what an event changes is invalidated by the channel's name alone.
 * The data is local and events say when it changed, so nothing goes stale by time.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

/** Everything else waits behind the lock (`lock/change-person`), which stands for being offline. */
function isAskedBehindLock(name: ChannelName): boolean {
  return name === "app.state" || name === "session.staff" || name === "survey.counter_show";
}

/** The query of a channel, for `useQuery`, `fetchQuery` and `ensureQueryData`. */
export function deskQuery<Name extends ChannelName>(name: Name, input: ChannelInput<Name>) {
  return queryOptions<ChannelOutput<Name>, Error, ChannelOutput<Name>, readonly [Name, ChannelInput<Name>]>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    networkMode: isAskedBehindLock(name) ? "always" : "online",
  });
}

/** Reads a channel; `enabled: false` waits. The error is a `DeskError`. */
export function useDeskQuery<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
) {
  return useQuery({
    ...deskQuery(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Reads the given channels again where they are shown. */
export function refreshChannels(...names: readonly ChannelName[]): void {
  for (const name of names) void queryClient.invalidateQueries({ queryKey: [name] });
}
