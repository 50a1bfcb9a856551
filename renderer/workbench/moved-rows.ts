/**
 * How many rows have to move for the old order to become the new one: those outside of the longest run that
 * keeps its order, and those that came or went. The link "3 张顺序有变" says this number (UX 3).
 */
export function movedRows(before: readonly string[], after: readonly string[]): number {
  const placeAfter = new Map(after.map((id, index) => [id, index]));
  const places = before.flatMap((id) => placeAfter.get(id) ?? []);
  const gone = before.length - places.length;
  const come = after.length - places.length;
  return places.length - longestRising(places) + Math.max(gone, come);
}

/** Length of the longest rising subsequence. */
function longestRising(places: readonly number[]): number {
  /** The smallest last place of a rising run of each length. */
  const lastOfLength: number[] = [];
  for (const place of places) {
    const at = lastOfLength.findIndex((last) => last >= place);
    if (at === -1) lastOfLength.push(place);
    else lastOfLength[at] = place;
  }
  return lastOfLength.length;
}
