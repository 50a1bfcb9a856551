import { ChartColumn, LayoutList, type LucideIcon, Settings, Stamp, Users } from "lucide-react";
import { useDeskQuery } from "../api/queries";
import { COMMANDS } from "../commands/command-table";
import { useText } from "../ui/display";
import { openScreen, type ScreenName, useNavigation } from "./navigation";
import "./rail.css";

/** The card and the appointments belong to the workbench. */
type RailScreen = Exclude<ScreenName, "card" | "appointments">;
const IN_WORKBENCH: readonly ScreenName[] = ["card", "appointments"];

const ENTRIES: readonly { readonly screen: RailScreen; readonly icon: LucideIcon }[] = [
  { screen: "workbench", icon: LayoutList },
  { screen: "approvals", icon: Stamp },
  { screen: "customers", icon: Users },
  { screen: "reports", icon: ChartColumn },
];

/** How many requests wait for this person's decision. */
function usePendingApprovals(): number {
  return useDeskQuery("approval.list", {}).data?.items.length ?? 0;
}

function RailEntry({ screen, icon: Icon, badge }: { screen: RailScreen; icon: LucideIcon; badge?: number }) {
  const text = useText();
  const current = useNavigation(
    (navigation) =>
      navigation.screen === screen || (screen === "workbench" && IN_WORKBENCH.includes(navigation.screen)),
  );
  return (
    <button
      type="button"
      className="rail-entry"
      aria-current={current ? "page" : undefined}
      title={COMMANDS[screen].shortcuts[0]?.replace("+", " ")}
      onClick={() => openScreen(screen)}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <span>{text.t(`screen.${screen}`)}</span>
      {badge !== undefined && badge > 0 && <b className="rail-badge">{badge > 99 ? "99+" : badge}</b>}
    </button>
  );
}

/** The screens, with how much work waits in them. */
export function Rail() {
  const text = useText();
  const pending = usePendingApprovals();
  return (
    <nav className="rail" aria-label={text.t("app.regions.rail")}>
      <svg className="rail-mark" width="24" height="28" viewBox="0 0 24 28" aria-hidden="true">
        <rect
          x="1.5"
          y="1.5"
          width="21"
          height="25"
          rx="3"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
        <path d="M6 9h12M6 14h12M6 19h5" stroke="currentColor" strokeWidth="2" />
        <rect x="13.5" y="17" width="5" height="5" fill="#e2606b" />
      </svg>
      {ENTRIES.map(({ screen, icon }) => (
        <RailEntry
          key={screen}
          screen={screen}
          icon={icon}
          {...(screen === "approvals" ? { badge: pending } : {})}
        />
      ))}
      <div className="rail-end">
        <RailEntry screen="settings" icon={Settings} />
      </div>
    </nav>
  );
}
