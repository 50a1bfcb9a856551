import { type ReactNode, useRef, useState } from "react";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { currentText } from "../ui/display";
import { say } from "../ui/undo-strip";

/** What the channel takes; a yearly file has some 3 kB. */
const MAX_CHARACTERS = 200_000;

export interface YearFile {
  /** The hidden file chooser; it has to stand somewhere in the page. */
  readonly input: ReactNode;
  readonly choose: () => void;
  readonly busy: boolean;
  /** Why the last file was not taken over. */
  readonly problem: string | null;
}

async function importFile(file: File): Promise<{ readonly year: number } | { readonly problem: string }> {
  const { t } = currentText();
  if (file.size > MAX_CHARACTERS) return { problem: t("calendar.import_too_big", { file: file.name }) };
  const result = await call("calendar.import", { text: await file.text() });
  if (result.ok) {
    const { year, days, open_cards } = result.value;
    refreshChannels("calendar.year");
    say(t("calendar.imported_done", { year, days, n: open_cards }));
    return { year };
  }
  const { sentence, fields } = failureText(result, currentText());
  if (result.code !== "invalid_input" && result.code !== "corrupt") return { problem: sentence };
  const reasons = fields.map((field) => field.sentence);
  const why = reasons.length > 0 ? currentText().list(reasons) : t("calendar.import_not_a_year");
  return { problem: t("calendar.import_unreadable", { file: file.name, why }) };
}

/** Imports a yearly calendar file that a person picks (DOMAIN 4.4). */
export function useYearFile(onImported: (year: number) => void): YearFile {
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File) => {
    setBusy(true);
    setProblem(null);
    const outcome = await importFile(file);
    setBusy(false);
    if ("year" in outcome) onImported(outcome.year);
    else setProblem(outcome.problem);
  };
  const input = (
    <input
      ref={chooser}
      type="file"
      hidden
      accept=".json,.txt,.deskyear"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        // So that the same file can be chosen again after it was put right.
        event.target.value = "";
        if (file !== undefined) void take(file);
      }}
    />
  );
  return { input, choose: () => chooser.current?.click(), busy, problem };
}
