import { useState } from "react";
import { holdsAny } from "#shared/domain/card/roles";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState, useSettings } from "../api/app-state";
import { call, type DeskResult } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { DayInput } from "../ui/DayInput";
import { useNowMs, useText } from "../ui/display";
import { Field, SelectInput } from "../ui/Field";
import { localDay } from "../ui/time-format";
import { fromLocalInput } from "../ui/typed-time";
import { sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";

const DAY_MS = 86_400_000;

/** Who stands in for whom, and for a supervisor the naming of a deputy (DOMAIN 2.3). */
export function Deputies() {
  const text = useText();
  const time = useTime();
  const me = usePerson();
  const nowMs = useNowMs();
  const { zone } = useSettings();
  const { read_only } = useReadyState();
  const periods = useDeskQuery("deputy.list", {}).data ?? [];
  const staff = useDeskQuery("staff.list", {}).data ?? [];
  const own = staff.find(({ code }) => code === me.code);
  const today = localDay(nowMs, zone);
  const [deputy, setDeputy] = useState<string>("");
  const [from, setFrom] = useState<string | null>(today);
  const [to, setTo] = useState<string | null>(today);
  const follow = (result: DeskResult<unknown>) => {
    if (!result.ok) sayFailed(failureText(result, text).sentence);
    refreshChannels("deputy.list", "app.state");
  };
  const mayName = own !== undefined && holdsAny(own.roles, ["supervisor"]) && !read_only;
  const add = async () => {
    const fromAt = from === null ? null : fromLocalInput(`${from}T00:00`, zone);
    const lastDay = to === null ? null : fromLocalInput(`${to}T00:00`, zone);
    if (deputy === "" || fromAt === null || lastDay === null) return;
    follow(await call("deputy.add", { deputy, from_at: fromAt, to_at: lastDay + DAY_MS }));
  };
  return (
    <section className="deputies" aria-label={text.t("deputy.title")}>
      <h2>{text.t("deputy.title")}</h2>
      <p className="field-hint">{text.t("deputy.hint")}</p>
      {periods.length === 0 && <p className="muted">{text.t("deputy.none")}</p>}
      <ul>
        {periods.map((period) => (
          <li key={period.id}>
            <span>
              {text.t("deputy.line", {
                supervisor: period.supervisor_name,
                deputy: period.deputy_name,
                from: time.short(period.from_at),
                to: time.short(period.to_at),
              })}
            </span>
            <small className="muted">{text.t(period.is_running ? "deputy.running" : "deputy.to_come")}</small>
            {(period.supervisor === me.code || holdsAny(me.roles, ["admin"])) && !read_only && (
              <Button small onClick={() => void call("deputy.end", { id: period.id }).then(follow)}>
                {text.t("deputy.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayName && (
        <div className="deputy-form">
          <Field label={text.t("deputy.who")}>
            {(ids) => (
              <SelectInput
                {...ids}
                value={deputy}
                emptyLabel="—"
                choices={staff
                  .filter(({ active, code }) => active && code !== me.code)
                  .map(({ code, name }) => ({ value: code, label: name }))}
                onChoose={setDeputy}
              />
            )}
          </Field>
          <Field label={text.t("deputy.from")}>
            {(ids) => <DayInput {...ids} day={from} onDay={setFrom} />}
          </Field>
          <Field label={text.t("deputy.to")}>{(ids) => <DayInput {...ids} day={to} onDay={setTo} />}</Field>
          <Button onClick={() => void add()}>{text.t("deputy.add")}</Button>
        </div>
      )}
    </section>
  );
}
