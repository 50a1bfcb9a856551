import type { Role } from "#shared/domain/card/vocabulary";
import { COMMON_PASSWORDS, COMMON_PINS } from "./common-secrets";

/** What a person proves who they are with: a PIN every day, a password for managers and exports (SAFETY 5). */
export const SECRET_KINDS = ["pin", "password"] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export const MIN_PIN_DIGITS = 6;
export const MAX_PIN_DIGITS = 12;
export const MIN_PASSWORD_CHARACTERS = 10;
export const MAX_PASSWORD_CHARACTERS = 200;

/** Codes of what is wrong with a new PIN or password; `shared/text` has the words. */
export type SecretFault =
  | "pin_not_digits"
  | "pin_too_short"
  | "pin_too_long"
  | "pin_common"
  | "password_too_short"
  | "password_too_long"
  | "password_common";

const MANAGERS: readonly Role[] = ["supervisor", "director", "admin"];

/** Managers sign in with a password; their PIN opens the lock and signs single acts. */
export function needsPassword(roles: readonly Role[]): boolean {
  return roles.some((role) => MANAGERS.includes(role));
}

/** Full-width digits, as an input method leaves them, are the same digits. */
export function foldedPin(typed: string): string {
  return typed.normalize("NFKC").trim();
}

const commonPins: ReadonlySet<string> = new Set(COMMON_PINS);
const commonPasswords: ReadonlySet<string> = new Set(COMMON_PASSWORDS);

/** Every digit the same distance from the one before: 111111, 123456, 987654, 246802. */
function isRun(digits: readonly number[]): boolean {
  const [first = 0, second = 0] = digits;
  const step = (second - first + 10) % 10;
  return digits.every((digit, index) => index === 0 || (digit - (digits[index - 1] ?? 0) + 10) % 10 === step);
}

/** One, two or three digits over and over: 121212, 258258. */
function isRepetition(pin: string): boolean {
  return [1, 2, 3].some(
    (length) => pin.length % length === 0 && pin === pin.slice(0, length).repeat(pin.length / length),
  );
}

function isMonthAndDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** A birthday is the first thing a colleague tries: yymmdd, yyyymmdd, yyyymm. */
function isDate(pin: string): boolean {
  const at = (from: number, to: number): number => Number(pin.slice(from, to));
  const isYear = (year: number): boolean => year >= 1930 && year <= 2049;
  if (pin.length === 8) return isYear(at(0, 4)) && isMonthAndDay(at(4, 6), at(6, 8));
  if (pin.length !== 6) return false;
  return isMonthAndDay(at(2, 4), at(4, 6)) || (isYear(at(0, 4)) && at(4, 6) >= 1 && at(4, 6) <= 12);
}

/** What is wrong with a new PIN; null = nothing. It is to be folded by `foldedPin` first. */
export function pinFault(pin: string): SecretFault | null {
  if (!/^\d*$/.test(pin)) return "pin_not_digits";
  if (pin.length < MIN_PIN_DIGITS) return "pin_too_short";
  if (pin.length > MAX_PIN_DIGITS) return "pin_too_long";
  const isCommon = commonPins.has(pin) || isRun(Array.from(pin, Number)) || isRepetition(pin) || isDate(pin);
  return isCommon ? "pin_common" : null;
}

/** What is wrong with a new password; null = nothing. Only length and the commonest are judged, no mix of signs. */
export function passwordFault(password: string): SecretFault | null {
  const characters = Array.from(password);
  if (characters.length < MIN_PASSWORD_CHARACTERS) return "password_too_short";
  if (characters.length > MAX_PASSWORD_CHARACTERS) return "password_too_long";
  const folded = password.toLowerCase();
  const isOneCharacter = new Set(characters).size < 3;
  const isRunOfDigits = /^\d+$/.test(folded) && isRun(Array.from(folded, Number));
  return commonPasswords.has(folded) || isOneCharacter || isRunOfDigits ? "password_common" : null;
}

/** What is wrong with a new secret of a kind. */
export function secretFault(kind: SecretKind, secret: string): SecretFault | null {
  return kind === "pin" ? pinFault(secret) : passwordFault(secret);
}
