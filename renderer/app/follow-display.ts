import type { AppState } from "#shared/contract/views";
import { onDeskEvent } from "../api/bridge";
import { queryClient } from "../api/queries";
import { applyDisplay, useDisplay } from "../ui/display";

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function takeState(state: AppState): void {
  if (state.phase !== "ready") return;
  const { lang, theme, density, zone } = state.settings;
  const { nowMs } = useDisplay.getState();
  // A state that was read before the last tick must not set the clock back.
  useDisplay.setState({ lang, theme, density, zone, nowMs: Math.max(nowMs, state.now_ms) });
}

/** Keeps language, theme, density and clock as the store's settings and the main process say. */
export function followDisplay(): void {
  const show = () => applyDisplay(useDisplay.getState(), systemDark.matches);
  queryClient.getQueryCache().subscribe(({ query, type }) => {
    if (type !== "updated" || query.queryKey[0] !== "app.state") return;
    const state = queryClient.getQueryData<AppState>(query.queryKey);
    if (state !== undefined) takeState(state);
  });
  onDeskEvent("clock.tick", ({ now_ms }) => useDisplay.setState({ nowMs: now_ms }));
  useDisplay.subscribe(show);
  systemDark.addEventListener("change", show);
  show();
}
