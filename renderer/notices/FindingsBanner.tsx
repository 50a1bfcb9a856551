import { ShieldAlert, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { create } from "zustand";
import type { VerifyReport } from "#shared/contract/verify-views";
import { holdsAny } from "#shared/domain/card/roles";
import type { Text } from "#shared/text/text";
import { verifyFindingText } from "#shared/text/verify-text";
import { usePerson } from "../api/app-state";
import { onDeskEvent } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { openSettingsPart } from "../settings/settings-place";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import "./clock-banner.css";

/** Which report each person has seen to, while the program runs: a colleague is told for the own part. */
const useSeen = create<{ readonly at: Readonly<Record<string, number>> }>(() => ({ at: {} }));

function findingsSentence({ ok, findings }: VerifyReport, text: Text): string | null {
  const first = findings.find(({ severity }) => ok || severity === "error");
  if (first === undefined) return null;
  return text.t(ok ? "privacy.banner.warning" : "privacy.banner.error", {
    n: findings.length,
    first: verifyFindingText(first, text.lang),
  });
}

/**
 * Says what the check at the start, or a later one, has found (SAFETY 3 and 6) to whoever can do something about it.
 * It stays until a check finds nothing, or the person has seen to it.
 */
export function FindingsBanner() {
  const { roles } = usePerson();
  return holdsAny(roles, ["supervisor", "admin"]) ? <Findings /> : null;
}

function Findings() {
  const text = useText();
  const { code } = usePerson();
  const { data: report } = useDeskQuery("verify.last", {});
  const seenAt = useSeen(({ at }) => at[code]);
  useEffect(() => onDeskEvent("verify.done", () => refreshChannels("verify.last")), []);
  if (!report || seenAt === report.at) return null;
  const sentence = findingsSentence(report, text);
  if (sentence === null) return null;
  const Icon = report.ok ? TriangleAlert : ShieldAlert;
  return (
    <div className={classes("clock-banner", !report.ok && "clock-banner-bad")} role="alert">
      <Icon size={16} aria-hidden />
      <span>{sentence}</span>
      <Button small onClick={() => openSettingsPart("protection")}>
        {text.t("privacy.banner.open")}
      </Button>
      <Button
        small
        look="quiet"
        onClick={() => useSeen.setState(({ at }) => ({ at: { ...at, [code]: report.at } }))}
      >
        {text.t("clock.hide")}
      </Button>
    </div>
  );
}
