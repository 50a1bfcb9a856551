import { Calculator, Printer, ShieldCheck } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { VerifyProgress, VerifyReport } from "#shared/contract/verify-views";
import { holdsAny } from "#shared/domain/card/roles";
import { FIGURES_REPAIR_ROLES } from "#shared/domain/figures/repair-roles";
import { CLOSING_LIST_ROLES } from "#shared/domain/paper/closing-list-roles";
import { failureText } from "#shared/text/failure-text";
import { verifyFindingText } from "#shared/text/verify-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call, onDeskEvent } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { say } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";

const ClosingListDialog = lazy(() => import("./ClosingListDialog"));

/** What a check found, each as a sentence; its shape and words tell it apart, not only its colour. */
function Report({ report }: { readonly report: VerifyReport }) {
  const text = useText();
  const time = useTime();
  const { events, entries, files, cards } = report.checked;
  return (
    <div role="status">
      <p className={report.ok ? "sla-met" : "sla-breached"}>
        {text.t(report.ok ? "privacy.check.sound" : "privacy.check.unsound")} ·{" "}
        {text.t("privacy.check.counts", { events, entries, files, cards })} · {time.short(report.at)}
      </p>
      <ul className="protection-findings">
        {report.findings.map((finding) => (
          <li key={`${finding.code} ${finding.subject}`}>
            {text.t(finding.severity === "error" ? "privacy.check.error" : "privacy.check.warning")}{" "}
            {verifyFindingText(finding, text.lang)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 立即核对: everything that is kept, checked beside the window; with the day's head to write down. */
export function CheckBlock() {
  const text = useText();
  const last = useDeskQuery("verify.last", {});
  const head = useDeskQuery("chain.daily_head", {});
  const [progress, setProgress] = useState<VerifyProgress | null>(null);
  const [running, setRunning] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const [printing, setPrinting] = useState(false);
  const person = usePerson();
  const { read_only } = useReadyState();
  const mayRepair = !read_only && holdsAny(person.roles, FIGURES_REPAIR_ROLES);
  const mayPrint = holdsAny(person.roles, CLOSING_LIST_ROLES);
  useEffect(() => onDeskEvent("verify.progress", setProgress), []);
  const check = async () => {
    setRunning(true);
    setSentence(null);
    const outcome = await call("verify.run", {});
    setRunning(false);
    setProgress(null);
    if (!outcome.ok) setSentence(failureText(outcome, text).sentence);
    refreshChannels("verify.last", "chain.daily_head");
  };
  const repair = async () => {
    setRunning(true);
    const repaired = await call("figures.repair", {});
    if (!repaired.ok) {
      setRunning(false);
      return setSentence(failureText(repaired, text).sentence);
    }
    say(text.t("privacy.check.repaired", { n: repaired.value.cards }));
    await check();
  };
  return (
    <section className="protection-block" aria-labelledby="protection-check">
      <h3 id="protection-check">{text.t("privacy.check.title")}</h3>
      <p className="field-hint">{text.t("privacy.check.hint")}</p>
      <div className="protection-buttons">
        <Button icon={ShieldCheck} disabled={running} onClick={() => void check()}>
          {text.t("privacy.check.now")}
        </Button>
        {running && (
          <>
            <progress
              value={progress?.done ?? 0}
              max={Math.max(1, progress?.total ?? 1)}
              aria-label={text.t("privacy.check.title")}
            />
            <span>{progress === null ? "" : text.t(`verify.area.${progress.area}`)}</span>
            <Button look="quiet" onClick={() => void call("verify.cancel", {})}>
              {text.t("privacy.cancel")}
            </Button>
          </>
        )}
      </div>
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
      {last.data && !running && <Report report={last.data} />}
      {last.data?.findings.some(({ code }) => code === "figures_differ") && mayRepair && (
        <div className="protection-buttons">
          <Button icon={Calculator} disabled={running} onClick={() => void repair()}>
            {text.t("privacy.check.repair")}
          </Button>
        </div>
      )}
      {head.data?.line && (
        <p>
          {text.t("privacy.check.head", { day: head.data.day })}{" "}
          <code className="protection-code">{head.data.line}</code>
          <span className="field-hint"> {text.t("privacy.check.head_hint")}</span>
        </p>
      )}
      {head.data && mayPrint && (
        <div className="protection-buttons">
          <Button icon={Printer} onClick={() => setPrinting(true)}>
            {text.t("closing.print")}
          </Button>
        </div>
      )}
      {head.data && printing && (
        <Suspense>
          <ClosingListDialog today={head.data.day} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </section>
  );
}
