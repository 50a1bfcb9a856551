/** A word that a customer should not read (S3 四: 消极词汇), and what can be said instead. */
export interface AvoidedWord {
  readonly word: string;
  readonly instead: string;
}

/** Where such a word stands in a text; positions in UTF-16 units, `to` excluded. */
export interface AvoidedHit extends AvoidedWord {
  readonly from: number;
  readonly to: number;
}

/** Every place where one of the words stands, in the order of the text; longer words win over shorter ones. */
export function avoidedIn(text: string, words: readonly AvoidedWord[]): readonly AvoidedHit[] {
  const lower = text.toLowerCase();
  const hits: AvoidedHit[] = [];
  for (const entry of [...words].sort((left, right) => right.word.length - left.word.length)) {
    const wanted = entry.word.toLowerCase();
    for (let from = lower.indexOf(wanted); from >= 0; from = lower.indexOf(wanted, from + wanted.length)) {
      const to = from + wanted.length;
      if (hits.every((hit) => to <= hit.from || from >= hit.to)) hits.push({ ...entry, from, to });
    }
  }
  return hits.sort((left, right) => left.from - right.from);
}

/** The text with one hit replaced by the better words. */
export function withBetterWords(text: string, hit: AvoidedHit): string {
  return text.slice(0, hit.from) + hit.instead + text.slice(hit.to);
}
