/** Card numbers as a person types several of them: with spaces, commas or line breaks between. */
export function cardRefs(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/u).filter((ref) => ref !== ""))];
}
