/** So many cards at most are worked on or printed at once. */
export const BULK_LIMIT = 1000;
