import { fieldNamesEn } from "./field-names-en";
import { type FieldName, fieldNamesZh } from "./field-names-zh";
import type { Lang } from "./lang";
import { fill, type ParamNames, type ParamValue } from "./message";
import { type MessageKey, messagesIn, type messagesZh } from "./messages";
import { vocabularyEn } from "./vocabulary-en";
import { vocabularyZh } from "./vocabulary-zh";
import type { WordGroup, WordGroups } from "./word-groups";

type ParamArguments<Key extends MessageKey> = [ParamNames<(typeof messagesZh)[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<ParamNames<(typeof messagesZh)[Key]>, ParamValue>>];

/** All words of one language. */
export interface Text {
  readonly lang: Lang;
  /** A sentence; its holes are checked by type. */
  t<Key extends MessageKey>(key: Key, ...params: ParamArguments<Key>): string;
  /** The name of a code. */
  word<Group extends WordGroup>(group: Group, code: keyof WordGroups[Group] & string): string;
  /** The name of a code that comes as a plain string; one without a name stands for itself. */
  wordOf(group: WordGroup, code: string): string;
  /** A sentence with its holes still open. */
  template(key: MessageKey): string;
  /** The label of a field; a name that has none stands for itself. */
  field(name: string): string;
  /** Words joined as a list: 、 in Chinese, commas in English. */
  list(words: readonly string[]): string;
}

const VOCABULARY: Readonly<Record<Lang, WordGroups>> = { zh: vocabularyZh, en: vocabularyEn };
const FIELD_NAMES: Readonly<Record<Lang, Readonly<Record<FieldName, string>>>> = {
  zh: fieldNamesZh,
  en: fieldNamesEn,
};

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fieldNamesZh, name);
}

function wordIn(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

function makeText(lang: Lang): Text {
  const messages = messagesIn(lang);
  const vocabulary = VOCABULARY[lang];
  return {
    lang,
    t: (key, ...params) => {
      const [values] = params;
      return values === undefined ? messages[key] : fill(messages[key], values);
    },
    word: (group, code) => wordIn(vocabulary[group], code),
    wordOf: (group, code) => wordIn(vocabulary[group], code),
    template: (key) => messages[key],
    field: (name) => {
      const own = name.split(".").findLast((part) => isFieldName(part)) ?? name;
      return isFieldName(own) ? FIELD_NAMES[lang][own] : name;
    },
    list: (words) => words.join(lang === "zh" ? "、" : ", "),
  };
}

const texts = new Map<Lang, Text>();

/** The words of a language: always the same object, so that it can be a dependency of a hook. */
export function textIn(lang: Lang): Text {
  const text = texts.get(lang) ?? makeText(lang);
  texts.set(lang, text);
  return text;
}

/** True when a code has a name in the group: for codes that come as plain strings. */
export function hasWord(group: WordGroup, code: string): boolean {
  return Object.hasOwn(vocabularyZh[group], code);
}
