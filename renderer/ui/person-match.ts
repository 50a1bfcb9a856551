/** Finding a person by what is typed: characters, staff code, pinyin in full or by initials. */

export interface NamedPerson {
  readonly code: string;
  readonly name: string;
}

/** True when the name's pinyin fits the typed letters. */
export type PinyinMatch = (name: string, typed: string) => boolean;

function fits(person: NamedPerson, typed: string, byPinyin: PinyinMatch | null): boolean {
  const wanted = typed.normalize("NFKC").trim().toLowerCase();
  if (wanted === "") return true;
  if (person.name.toLowerCase().includes(wanted) || person.code.toLowerCase().startsWith(wanted)) return true;
  return byPinyin?.(person.name, wanted) ?? false;
}

/** The people that fit, in their order. Without `byPinyin` (still loading) by characters and code only. */
export function matchPeople<Person extends NamedPerson>(
  people: readonly Person[],
  typed: string,
  byPinyin: PinyinMatch | null,
): readonly Person[] {
  return people.filter((person) => fits(person, typed, byPinyin));
}

let loading: Promise<PinyinMatch> | null = null;

/** Loads the pinyin tables once, when somebody first types a name. */
export function loadPinyin(): Promise<PinyinMatch> {
  loading ??= import("pinyin-pro").then(
    ({ match }) =>
      (name, typed) =>
        /^[a-z]+$/.test(typed) && match(name, typed, { continuous: true }) !== null,
  );
  return loading;
}
