import { useEffect, useState } from "react";
import type { AuditView } from "#shared/contract/people-views";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, SelectInput } from "../ui/Field";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { useTime } from "../ui/use-time";

const PAGE = 100;

/** What the log can be narrowed to: the first word of what was done. */
const TOPICS = [
  "sign_in",
  "secret",
  "step_up",
  "approval",
  "unmask",
  "deputy",
  "settings",
  "export",
] as const;
type Topic = (typeof TOPICS)[number];

const NAMED = [
  "sign_in.locked",
  "secret.set",
  "secret.unlock",
  "secret.force_change",
  "unmask.card",
  "unmask.customer",
  "deputy.named",
  "deputy.ended",
] as const;

function detailsText(details: AuditView["details"]): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}

/** The administrator's log of everything beside the cards: newest first, read only (DOMAIN 8). */
export function AuditLog() {
  const text = useText();
  const time = useTime();
  const [topic, setTopic] = useState<Topic | "">("");
  const query = { limit: PAGE, ...(topic === "" ? {} : { what: topic }) };
  const first = useDeskQuery("audit.list", query);
  const [older, setOlder] = useState<{ readonly rows: readonly AuditView[]; readonly more: boolean } | null>(
    null,
  );
  const { refetch } = first;
  useEffect(() => {
    // What was done since the part was opened last belongs to it.
    void refetch();
  }, [refetch]);
  const rows = [...(first.data?.rows ?? []), ...(older?.rows ?? [])];
  const hasMore = older === null ? first.data?.more === true : older.more;
  const wordOf = (what: string): string => {
    const named = NAMED.find((one) => one === what);
    if (named !== undefined) return text.t(`audit.what.${named}`);
    const known = TOPICS.find((one) => what === one || what.startsWith(`${one}.`));
    return known === undefined ? what : text.t(`audit.what.${known}`);
  };
  const readOlder = async () => {
    const last = rows.at(-1);
    if (last === undefined) return;
    const result = await call("audit.list", { ...query, before_id: last.id });
    if (result.ok)
      setOlder({ rows: [...(older?.rows ?? []), ...result.value.rows], more: result.value.more });
  };
  return (
    <section className="audit" aria-label={text.t("audit.title")}>
      <header>
        <h2>{text.t("audit.title")}</h2>
        <Field label={text.t("audit.filter_what")}>
          {(ids) => (
            <SelectInput
              {...ids}
              value={topic}
              emptyLabel={text.t("audit.all")}
              choices={TOPICS.map((one) => ({ value: one, label: text.t(`audit.what.${one}`) }))}
              onChoose={(chosen) => {
                setTopic(chosen);
                setOlder(null);
              }}
            />
          )}
        </Field>
      </header>
      <p className="field-hint">{text.t("audit.hint")}</p>
      {first.error !== null && <ErrorLine error={first.error} onRetry={() => void refetch()} />}
      {first.data === undefined && first.error === null && <SkeletonRows rows={6} />}
      {first.data !== undefined && rows.length === 0 && <EmptyState>{text.t("audit.empty")}</EmptyState>}
      {rows.length > 0 && (
        <table className="audit-table">
          <thead>
            <tr>
              <th>{text.t("audit.when")}</th>
              <th>{text.t("audit.who")}</th>
              <th>{text.t("audit.what")}</th>
              <th>{text.t("audit.subject")}</th>
              <th>{text.t("audit.details")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{time.short(row.at)}</td>
                <td>{row.by_name}</td>
                <td>{wordOf(row.what)}</td>
                <td>{row.subject ?? "—"}</td>
                <td>{detailsText(row.details)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasMore && <Button onClick={() => void readOlder()}>{text.t("audit.more")}</Button>}
    </section>
  );
}
