/**
 * Text as it may reach the paper (PRINT 5): NFC, because a decomposed é prints wrong; line ends as `\n`;
 * control, bidi and zero-width characters and variation selectors dropped, because fonts draw them as boxes
 * or not at all; every other space but U+3000 as an ordinary one; a lone surrogate as U+FFFD.
 */
export function sanitiseText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(INVISIBLE, "")
    .replace(OTHER_SPACES, " ")
    .normalize("NFC");
}

/** Sanitised and on one line: for names, numbers and all other short values. */
export function sanitiseLine(text: string): string {
  return sanitiseText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

// ASCII, CJK punctuation, ideographs and full-width forms: nothing of what sanitiseText changes.
const PLAIN = /^[\n\x20-\x7E\u3000-\u3029\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

// Cc but \n, Cf (bidi, zero-width, soft hyphen, byte order mark, tags), variation selectors, the combining
// grapheme joiner, Hangul fillers and other default-ignorable characters.
const INVISIBLE = /[^\P{Cc}\n]|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;
const OTHER_SPACES = /[^\P{Zs}\u3000\x20]/gu;
