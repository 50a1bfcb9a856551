import { useState } from "react";
import { failureText } from "#shared/text/failure-text";
import { call, type DeskFailure } from "../../api/bridge";
import { queryClient, useDeskQuery } from "../../api/queries";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { ErrorLine } from "../../ui/ListStates";

const MOST_CHARACTERS = 4000;

/** The manager's own words of a report: they stand in it beside what is computed. */
export function ManagersWords({
  report,
  period,
  readOnly,
  onWritten,
}: {
  readonly report: string;
  readonly period: string;
  readonly readOnly: boolean;
  readonly onWritten: () => void;
}) {
  const text = useText();
  const input = { report, period };
  const { data, error, refetch } = useDeskQuery("report.words", input);
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  if (error !== null) return <ErrorLine error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const shown = typed ?? data.text;
  const write = async () => {
    const result = await call("report.write_words", { ...input, text: shown, version: data.version });
    if (!result.ok) {
      // What was typed stays; a newer text of somebody else is read beside it.
      setFailure(result);
      if (result.code === "conflict") void refetch();
      return;
    }
    setFailure(null);
    setTyped(null);
    queryClient.setQueryData(["report.words", input], result.value);
    onWritten();
  };
  const isLocked = data.locked || readOnly;
  return (
    <label className="managers-words">
      <span>{text.t("report.own_words")}</span>
      <textarea
        rows={6}
        maxLength={MOST_CHARACTERS}
        readOnly={isLocked}
        value={shown}
        placeholder={text.t(isLocked ? "report.own_words_locked" : "report.own_words_hint")}
        onChange={(event) => setTyped(event.target.value)}
      />
      {failure !== null && (
        <span className="field-error" role="alert">
          {failureText(failure, text).sentence}
        </span>
      )}
      {typed !== null && typed !== data.text && (
        <Button small onClick={() => void write()}>
          {text.t("report.own_words_write")}
        </Button>
      )}
    </label>
  );
}
