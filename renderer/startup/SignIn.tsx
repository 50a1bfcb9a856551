import { type SyntheticEvent, useEffect, useState } from "react";
import type { StaffView } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { takeAppState } from "../api/app-state";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { loadPinyin, matchPeople, type PinyinMatch } from "../ui/person-match";
import { useTime } from "../ui/use-time";
import "./startup.css";

/** Above this many people a field to find them is shown. */
const FIND_FROM = 9;

function PersonButton({
  person,
  digit,
  onChoose,
}: {
  readonly person: StaffView;
  readonly digit: number | null;
  readonly onChoose: () => void;
}) {
  const text = useText();
  return (
    <button type="button" className="person-button" onClick={onChoose}>
      <span className="avatar" aria-hidden="true">
        {[...person.name][0]}
      </span>
      <span>
        <b>{person.name}</b>
        <small>{text.list(person.roles.map((role) => text.word("role", role)))}</small>
      </span>
      {digit !== null && <span className="choice-digit">{digit}</span>}
    </button>
  );
}

function PinForm({
  person,
  onBack,
  onSignIn,
  failed,
}: {
  readonly person: StaffView;
  readonly onBack: () => void;
  readonly onSignIn: (pin: string) => void;
  readonly failed: string | null;
}) {
  const text = useText();
  const [pin, setPin] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin !== "") onSignIn(pin);
    setPin("");
  };
  return (
    <form className="pin-form" onSubmit={submit}>
      <Field label={text.t("sign_in.pin", { name: person.name })} error={failed ?? undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            type="password"
            inputMode="numeric"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" shortcut="Enter">
        {text.t("sign_in.enter")}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {text.t("sign_in.someone_else")}
      </Button>
    </form>
  );
}

function usePinyin(wanted: boolean): PinyinMatch | null {
  const [loaded, setLoaded] = useState<{ readonly match: PinyinMatch } | null>(null);
  useEffect(() => {
    if (wanted) void loadPinyin().then((match) => setLoaded({ match }));
  }, [wanted]);
  return loaded?.match ?? null;
}

/** Lock screen: store, time, and who is working (UX 2). One digit or a click chooses; a PIN where there is one. */
export default function SignIn({ storeName }: { readonly storeName: string }) {
  const text = useText();
  const time = useTime();
  const staff = useDeskQuery("session.staff", {});
  const [chosen, setChosen] = useState<StaffView | null>(null);
  const [typed, setTyped] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const people = (staff.data ?? []).filter((person) => person.active);
  const byPinyin = usePinyin(people.length > FIND_FROM && typed !== "");
  const offered = matchPeople(people, typed, byPinyin);

  const signIn = async (person: StaffView, pin?: string) => {
    const result = await call("session.sign_in", {
      code: person.code,
      ...(pin === undefined ? {} : { pin }),
    });
    if (result.ok) {
      takeAppState(result.value);
      return;
    }
    const words = currentText();
    setFailed(pin === undefined ? failureText(result, words).sentence : words.t("sign_in.wrong_pin"));
  };
  const choose = (person: StaffView) => {
    setFailed(null);
    if (person.has_pin) setChosen(person);
    else void signIn(person);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLInputElement;
      if (chosen !== null || inField || event.isComposing || event.ctrlKey || event.altKey) return;
      const person = /^[1-9]$/.test(event.key) ? offered[Number(event.key) - 1] : undefined;
      if (person === undefined) return;
      event.preventDefault();
      choose(person);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  return (
    <main className="startup sign-in">
      <header className="lock-head">
        <b>{storeName}</b>
        <span>{time.clock(time.nowMs)}</span>
      </header>
      <section className="startup-sheet">
        <h1>{text.t("sign_in.title")}</h1>
        {staff.error !== null && <ErrorLine error={staff.error} onRetry={() => void staff.refetch()} />}
        {staff.data === undefined && staff.error === null && <SkeletonRows rows={4} heightPx={52} />}
        {staff.data !== undefined && people.length === 0 && (
          <EmptyState>{text.t("sign_in.nobody")}</EmptyState>
        )}
        {chosen === null ? (
          <>
            {people.length > FIND_FROM && (
              <TextInput
                aria-label={text.t("sign_in.find")}
                placeholder={text.t("sign_in.find")}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  const [first] = offered;
                  if (event.key === "Enter" && !event.nativeEvent.isComposing && first !== undefined)
                    choose(first);
                }}
              />
            )}
            <div className="people">
              {offered.map((person, index) => (
                <PersonButton
                  key={person.code}
                  person={person}
                  digit={index < FIND_FROM ? index + 1 : null}
                  onChoose={() => choose(person)}
                />
              ))}
            </div>
            {failed !== null && (
              <p className="field-error" role="alert">
                {failed}
              </p>
            )}
          </>
        ) : (
          <PinForm
            person={chosen}
            failed={failed}
            onSignIn={(pin) => void signIn(chosen, pin)}
            onBack={() => {
              setChosen(null);
              setFailed(null);
            }}
          />
        )}
      </section>
    </main>
  );
}
