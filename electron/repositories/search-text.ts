/**
 * How text becomes what the index keeps and what a query asks for: the same folding on both sides
 * (ARCHITECTURE 4, UX 3 search).
 */

/** Grows when the same text would be indexed otherwise than before: the index is then built anew. */
export const SEARCH_TEXT_VERSION = 1;

/** Full-width forms become half-width, letters lower case. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

const standsAlone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Text for the word columns: every Chinese, Japanese or Korean character is a word of its own. Characters that
 * the tokenizer (Unicode 6.1) does not know become words of their code, so that a rare name is found too.
 */
export function wordText(text: string | null): string {
  if (text === null) return "";
  let spaced = "";
  for (const character of foldText(text)) spaced += separated(character);
  return spaced;
}

function separated(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x2e80) return character === "_" ? " " : character;
  if (isUnknownToTokenizer(code)) return ` u${code.toString(16)} `;
  return standsAlone.test(character) ? ` ${character} ` : character;
}

function isUnknownToTokenizer(code: number): boolean {
  return code > 0xffff || (code >= 0x9fcd && code <= 0x9fff) || (code >= 0x4db6 && code <= 0x4dbf);
}

/**
 * Words of a model, marked as such: many cards share a model's first letters, and what is asked while a word is
 * being typed (`"cg" *`) would have to gather them all. Parts of a model are found by their trigrams.
 */
export function modelText(model: string | null): string {
  return wordText(model)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => `_m${word}`)
    .join(" ");
}

/** A contact's e-mail address as words; numbers are found by their digits. */
export function addressText(phone: string | null): string {
  return phone?.includes("@") === true ? wordText(phone) : "";
}

/** A code (serial, card number, model) as it is compared: half-width capitals without blanks. */
export function foldCode(text: string): string {
  return text.normalize("NFKC").toUpperCase().replaceAll(/\s+/g, "");
}

/** Only the digits of a phone number, full-width ones too. */
export function phoneDigits(text: string): string {
  return text.normalize("NFKC").replaceAll(/\D+/g, "");
}

/** Ends a phone number in the index, so that its tail can be asked for. */
export const END_MARK = "$";

/** Shortest part of a code that can be found. */
export const PART_LENGTH = 3;

/**
 * The trigrams of some codes as words with a leading underscore; what is no letter or digit becomes another
 * underscore. Two codes never share a trigram.
 */
export function partText(codes: readonly string[]): string {
  return codes
    .map(trigrams)
    .filter((part) => part !== "")
    .join(" _ ");
}

function trigrams(code: string): string {
  const characters = [...code].map(partCharacter);
  const parts: string[] = [];
  for (let start = 0; start + PART_LENGTH <= characters.length; start += 1) {
    parts.push(`_${characters.slice(start, start + PART_LENGTH).join("")}`);
  }
  return parts.join(" ");
}

function partCharacter(character: string): string {
  if (/[0-9A-Z]/.test(character)) return character.toLowerCase();
  if (character === END_MARK) return "_e";
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? "__" : `_${code.toString(16)}_`;
}

/**
 * A phone's digits as the index keeps them: all of them, and before an extension those of the number alone, each
 * with the end mark; an address without digits gives none.
 */
export function phoneCodes(phone: string | null): string[] {
  if (phone === null) return [];
  const groups = phone
    .normalize("NFKC")
    .split(/[^\d\s()+.-]+/)
    .map((group) => group.replaceAll(/\D+/g, ""))
    .filter((group) => group.length >= PART_LENGTH);
  const all = phoneDigits(phone);
  const codes = groups.includes(all) || all.length < PART_LENGTH ? groups : [all, ...groups];
  return [...new Set(codes)].map((digits) => digits + END_MARK);
}
