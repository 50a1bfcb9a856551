/** UTC milliseconds of an ISO 8601 time with offset, so that tests can be read beside DOMAIN's examples. */
export function instantMs(isoTime: string): number {
  const atMs = Date.parse(isoTime);
  if (Number.isNaN(atMs) || !/(?:Z|[+-]\d{2}:\d{2})$/.test(isoTime)) {
    throw new RangeError(`not a time with offset: ${isoTime}`);
  }
  return atMs;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The "now" of the rule tests: Saturday 2026-11-21, mid-morning in Shanghai, the evening before in New York. */
export const NOW_MS = instantMs("2026-11-21T10:30:00+08:00");
