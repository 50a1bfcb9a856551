import type { AppState, SignedInPerson } from "#shared/contract/views";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { queryClient, useDeskQuery } from "./queries";

export type ReadyState = Extract<AppState, { readonly phase: "ready" }>;

const KEY = ["app.state", {}] as const;

/** The state of the application as main last told it. */
export function useAppState() {
  return useDeskQuery("app.state", {});
}

function personIn(state: AppState | undefined): string | null {
  return state?.phase === "ready" ? (state.person?.code ?? null) : null;
}

/** Takes over the state that an action answered with (sign-in, settings). */
export function takeAppState(state: AppState): void {
  // What was read for one person (own requests, own cards) is not what the next one may see.
  if (personIn(queryClient.getQueryData<AppState>(KEY)) !== personIn(state)) {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
  }
  queryClient.setQueryData(KEY, state);
}

/** The ready state outside of React; null before the desk is ready. */
export function readyState(): ReadyState | null {
  const state = queryClient.getQueryData<AppState>(KEY);
  return state?.phase === "ready" ? state : null;
}

/** For screens behind the sign-in: throws where the desk is not ready, which would be a slip of the app. */
export function useReadyState(): ReadyState {
  const { data } = useAppState();
  if (data?.phase !== "ready") throw new Error("a screen of the desk was shown before the desk was ready");
  return data;
}

export function useSettings(): StoreSettings {
  return useReadyState().settings;
}

/** While the sign-in screen is being loaded, the desk behind it is drawn once more with nobody signed in. */
let lastPerson: SignedInPerson | null = null;

/** Who is signed in; screens behind the sign-in always have one. */
export function usePerson(): SignedInPerson {
  const { person } = useReadyState();
  const shown = person ?? lastPerson;
  if (shown === null) throw new Error("a screen of the desk was shown before anybody signed in");
  lastPerson = shown;
  return shown;
}
