/**
 * Masked forms of personal values (DOMAIN 8, PRINT 4): for people who do not need them, and for sheets that
 * leave the store. Free text is not touched: only the clerk knows what it holds.
 */

/** 沈*; a company keeps its first two characters, a Latin name its first letter. */
export function maskedName(name: string): string {
  const characters = Array.from(name);
  const first = characters[0] ?? "";
  if (first === "") return "";
  if (characters.length > 4 && !/[A-Za-z]/.test(first)) return `${first}${characters[1] ?? ""}***`;
  return `${first}*`;
}

/** 128****0721: first three and last four digits; short numbers keep the last two; e-mail keeps its domain. */
export function maskedPhone(phone: string): string {
  const at = phone.indexOf("@");
  if (at > 0) return `${phone.slice(0, 1)}***${phone.slice(at)}`;
  const digits = phone.replace(/\D/g, "");
  if (digits.length >= 8) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits === "" ? "" : `****${digits.slice(-2)}`;
}

/** The first six characters (town, district) and ****. */
export function maskedAddress(address: string): string {
  const characters = Array.from(address);
  return characters.length === 0
    ? ""
    : `${characters.slice(0, Math.min(6, characters.length - 1)).join("")}****`;
}

/** XYWD****7715; 无 and short values stay as they are. */
export function maskedSerial(serial: string): string {
  const characters = Array.from(serial);
  if (characters.length <= 4) return serial;
  const head = characters.length > 8 ? characters.slice(0, 4).join("") : "";
  return `${head}****${characters.slice(-4).join("")}`;
}
