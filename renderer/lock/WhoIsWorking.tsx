import { useEffect, useState } from "react";
import type { SignInChoice } from "#shared/contract/people-views";
import type { SecretKind } from "#shared/domain/credential/secret-rules";
import { failureText } from "#shared/text/failure-text";
import { call, type DeskFailure } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { loadPinyin, matchPeople, type PinyinMatch } from "../ui/person-match";
import { takePerson } from "./change-person";
import { NewSecretForm, type NewSecrets, SecretForm } from "./SecretForm";

/** Above this many people a field to find them is shown. */
const FIND_FROM = 9;

function PersonButton({
  person,
  digit,
  onChoose,
}: {
  readonly person: SignInChoice;
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

function usePinyin(wanted: boolean): PinyinMatch | null {
  const [loaded, setLoaded] = useState<{ readonly match: PinyinMatch } | null>(null);
  useEffect(() => {
    if (wanted) void loadPinyin().then((match) => setLoaded({ match }));
  }, [wanted]);
  return loaded?.match ?? null;
}

function isSecretKind(value: unknown): value is SecretKind {
  return value === "pin" || value === "password";
}

/** Which secrets main wants to be set, where that is why it refused; null = another refusal. */
function wantedSecrets({ details }: DeskFailure): readonly SecretKind[] | null {
  if (typeof details !== "object" || details === null) return null;
  const set: unknown = Reflect.get(details, "set");
  if (Reflect.get(details, "reason") !== "set_secret" || !Array.isArray(set)) return null;
  return set.filter(isSecretKind);
}

/** One person at the sign-in: proves what there is, sets what is missing. */
function Person({ person, onBack }: { readonly person: SignInChoice; readonly onBack: () => void }) {
  const text = useText();
  const [proved, setProved] = useState<string | undefined>(undefined);
  const [toSet, setToSet] = useState<readonly SecretKind[]>(person.prove === null ? person.set : []);

  const signIn = async (secret: string | undefined, news: NewSecrets = {}): Promise<DeskFailure | null> => {
    const result = await call("session.sign_in", {
      code: person.code,
      ...(secret === undefined ? {} : { secret }),
      ...(news.pin === undefined ? {} : { new_pin: news.pin }),
      ...(news.password === undefined ? {} : { new_password: news.password }),
    });
    if (result.ok) {
      takePerson(result.value);
      return null;
    }
    const wanted = wantedSecrets(result);
    if (wanted === null) return result;
    setProved(secret);
    setToSet(wanted);
    return null;
  };
  if (toSet.length > 0) {
    return (
      <>
        <h1>{text.t("sign_in.set_title", { name: person.name })}</h1>
        <NewSecretForm kinds={toSet} onSubmit={(news) => signIn(proved, news)} onSomeoneElse={onBack} />
      </>
    );
  }
  return (
    <SecretForm
      name={person.name}
      kind={person.prove ?? "pin"}
      submitLabel={text.t("sign_in.enter")}
      onSubmit={signIn}
      onSomeoneElse={onBack}
    />
  );
}

/** Who is working: one digit or a click chooses; then the PIN, where there is one (UX 2). */
export function WhoIsWorking() {
  const text = useText();
  const staff = useDeskQuery("session.staff", {});
  const [chosen, setChosen] = useState<SignInChoice | null>(null);
  const [typed, setTyped] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const people = staff.data ?? [];
  const byPinyin = usePinyin(people.length > FIND_FROM && typed !== "");
  const offered = matchPeople(people, typed, byPinyin);

  const choose = async (person: SignInChoice) => {
    setFailed(null);
    if (person.prove !== null || person.set.length > 0) {
      setChosen(person);
      return;
    }
    const result = await call("session.sign_in", { code: person.code });
    if (result.ok) takePerson(result.value);
    else setFailed(failureText(result, text).sentence);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLInputElement;
      if (chosen !== null || inField || event.isComposing || event.ctrlKey || event.altKey) return;
      const person = /^[1-9]$/.test(event.key) ? offered[Number(event.key) - 1] : undefined;
      if (person === undefined) return;
      event.preventDefault();
      void choose(person);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  if (chosen !== null) return <Person person={chosen} onBack={() => setChosen(null)} />;
  return (
    <>
      <h1>{text.t("sign_in.title")}</h1>
      {staff.error !== null && <ErrorLine error={staff.error} onRetry={() => void staff.refetch()} />}
      {staff.data === undefined && staff.error === null && <SkeletonRows rows={4} heightPx={52} />}
      {staff.data !== undefined && people.length === 0 && <EmptyState>{text.t("sign_in.nobody")}</EmptyState>}
      {people.length > FIND_FROM && (
        <TextInput
          aria-label={text.t("sign_in.find")}
          placeholder={text.t("sign_in.find")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const [first] = offered;
            if (event.key === "Enter" && !event.nativeEvent.isComposing && first !== undefined)
              void choose(first);
          }}
        />
      )}
      <div className="people">
        {offered.map((person, index) => (
          <PersonButton
            key={person.code}
            person={person}
            digit={index < FIND_FROM ? index + 1 : null}
            onChoose={() => void choose(person)}
          />
        ))}
      </div>
      {failed !== null && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}
