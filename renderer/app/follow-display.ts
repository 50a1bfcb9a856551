import type { AppState } from "#shared/contract/views";
import { LANGS } from "#shared/text/lang";
import { onDeskEvent } from "../api/bridge";
import { queryClient } from "../api/queries";
import { applyDisplay, THEMES, useDisplay } from "../ui/display";
import { localDay } from "../ui/time-format";

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function takeState(state: AppState): void {
  if (state.phase !== "ready") return;
  const { lang, theme, density, zone } = state.settings;
  const { nowMs } = useDisplay.getState();
  // A state that was read before the last tick must not set the clock back.
  useDisplay.setState({ lang, theme, density, zone, nowMs: Math.max(nowMs, state.now_ms) });
}

const REMEMBERED_KEY = "display";

/** Language, theme and zone of the last time, so that the first frame and a failed start have them too. */
function recall(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED_KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return;
    const lang = LANGS.find((known) => known === Reflect.get(kept, "lang"));
    const theme = THEMES.find((known) => known === Reflect.get(kept, "theme"));
    const zone: unknown = Reflect.get(kept, "zone");
    useDisplay.setState({
      ...(lang && { lang }),
      ...(theme && { theme }),
      ...(typeof zone === "string" && { zone }),
    });
    // Looking a zone up takes a while, once: now, while main reads its program.
    requestIdleCallback(() => localDay(Date.now(), useDisplay.getState().zone));
  } catch {
    // What can't be read is forgotten; the settings come with the first answer.
  }
}

/** Keeps language, theme, density and clock as the store's settings and the main process say. */
export function followDisplay(): void {
  const show = () => {
    const { lang, theme, zone } = useDisplay.getState();
    applyDisplay({ lang, theme }, systemDark.matches);
    localStorage.setItem(REMEMBERED_KEY, JSON.stringify({ lang, theme, zone }));
  };
  recall();
  queryClient.getQueryCache().subscribe(({ query, type }) => {
    if (type !== "updated" || query.queryKey[0] !== "app.state") return;
    const state = queryClient.getQueryData<AppState>(query.queryKey);
    if (state !== undefined) takeState(state);
  });
  onDeskEvent("clock.tick", ({ now_ms }) => useDisplay.setState({ nowMs: now_ms }));
  useDisplay.subscribe((now, before) => {
    if (now.lang !== before.lang || now.theme !== before.theme || now.zone !== before.zone) show();
  });
  systemDark.addEventListener("change", show);
  show();
}
