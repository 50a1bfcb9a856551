import { lazy, Suspense } from "react";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { useText } from "../ui/display";
import "./settings.css";
import { showSettingsPart, useSettingsPlace } from "./settings-place";

const PARTS = {
  store: lazy(() => import("./StorePart")),
  staff: lazy(() => import("./StaffPart")),
  units: lazy(() => import("./UnitsPart")),
  policies: lazy(() => import("../policies/PoliciesPart")),
  calendar: lazy(() => import("../calendar/CalendarPart")),
  time: lazy(() => import("./TimePart")),
  duty: lazy(() => import("../duty/DutyPart")),
  rules: lazy(() => import("./RulesPart")),
  goals: lazy(() => import("./GoalsPart")),
  survey: lazy(() => import("../surveys/SurveyFormPart")),
  categories: lazy(() => import("./CategoriesPart")),
  models: lazy(() => import("./ModelsPart")),
  paper: lazy(() => import("./PaperPart")),
  appearance: lazy(() => import("./AppearancePart")),
  backup: lazy(() => import("./BackupPart")),
  privacy: lazy(() => import("../privacy/PrivacyPart")),
  protection: lazy(() => import("../protection/ProtectionPart")),
  about: lazy(() => import("./AboutPart")),
} as const;
type PartName = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}

const HINTS: readonly CommandId[] = ["save", "next_region", "back", "keys"];

/** 设置 (UX 8): the parts at the left, one of them at the right. */
export default function SettingsScreen() {
  const text = useText();
  const wanted = useSettingsPlace((place) => place.part);
  const part = isPart(wanted) ? wanted : "store";
  const list = useRegion();
  const form = useRegion();
  useKeyHints(HINTS);
  const Part = PARTS[part];
  return (
    <div className="settings">
      <nav ref={list} className="settings-parts" aria-label={text.t("settings.parts")}>
        <h1>{text.t("screen.settings")}</h1>
        {PART_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === part ? "page" : undefined}
            onClick={() => showSettingsPart(name)}
          >
            {text.t(`settings.${name}`)}
          </button>
        ))}
      </nav>
      <section ref={form} className="settings-part">
        <Suspense fallback={null}>
          <Part key={part} />
        </Suspense>
      </section>
    </div>
  );
}
