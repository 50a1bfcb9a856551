import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backupsToRemove, ROTATION, type RotatedBackup } from "#shared/domain/backup/rotation";
import { localDateOf } from "#shared/domain/calendar/local-day";

const DAY_MS = 24 * 3_600_000;
const none: ReadonlySet<string> = new Set();

function backup(n: number, madeAtMs: number, verified = true): RotatedBackup {
  return { id: `b${n}`, madeAtMs, day: localDateOf(Math.floor(madeAtMs / DAY_MS)), verified };
}

const backups = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 900 * 48 }), verified: fc.boolean() }), { maxLength: 120 })
  .map((made) => made.map(({ at, verified }, n) => backup(n, at * 1_800_000, verified)));

function kept(all: readonly RotatedBackup[], pinned = none): RotatedBackup[] {
  const removed = new Set(backupsToRemove(all, pinned));
  return all.filter(({ id }) => !removed.has(id));
}

describe("rotation", () => {
  test("never removes the last two verified backups, nor what is pinned", () => {
    fc.assert(
      fc.property(backups, fc.array(fc.nat(119), { maxLength: 5 }), (all, chosen) => {
        const pinned = new Set(chosen.map((n) => `b${n}`));
        const stays = new Set(kept(all, pinned).map(({ id }) => id));
        const verified = all.filter((item) => item.verified).toSorted((a, b) => b.madeAtMs - a.madeAtMs);
        for (const { madeAtMs } of verified.slice(0, 2)) {
          expect(verified.some((item) => item.madeAtMs === madeAtMs && stays.has(item.id))).toBe(true);
        }
        expect(verified.filter(({ id }) => stays.has(id)).length).toBeGreaterThanOrEqual(
          Math.min(2, verified.length),
        );
        for (const { id } of all) if (pinned.has(id)) expect(stays.has(id)).toBe(true);
      }),
    );
  });

  test("keeps the newest eight, and one of each of the newest days, weeks and months", () => {
    fc.assert(
      fc.property(backups, (all) => {
        const stays = kept(all);
        const newest = all.toSorted((a, b) => b.madeAtMs - a.madeAtMs);
        const oldestOfEight = newest[Math.min(ROTATION.recent, newest.length) - 1]?.madeAtMs ?? 0;
        const mustStay = all.filter(({ madeAtMs }) => madeAtMs > oldestOfEight);
        for (const item of mustStay) expect(stays).toContainEqual(item);
        const periods = (of: (day: string) => string, from: readonly RotatedBackup[]) =>
          new Set(from.filter(({ verified }) => verified).map(({ day }) => of(day)));
        for (const [of, most] of [
          [(day: string) => day, ROTATION.daily],
          [(day: string) => day.slice(0, 7), ROTATION.monthly],
        ] as const) {
          const wanted = [...periods(of, all)].sort().reverse().slice(0, most);
          for (const period of wanted) expect(periods(of, stays)).toContain(period);
        }
      }),
    );
  });

  test("is at its end after one pass, and bounded", () => {
    fc.assert(
      fc.property(backups, (all) => {
        const stays = kept(all);
        expect(backupsToRemove(stays, none)).toEqual([]);
        const most = ROTATION.recent + ROTATION.daily + ROTATION.weekly + ROTATION.monthly + 2;
        expect(stays.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test("a year of half-hourly backups leaves 8 recent, 14 days, 8 weeks, 12 months", () => {
    const all = Array.from({ length: 365 * 16 }, (_, n) =>
      backup(n, Math.floor(n / 16) * DAY_MS + 8 * 3_600_000 + (n % 16) * 1_800_000),
    );
    const stays = kept(all);
    const days = new Set(stays.map(({ day }) => day));
    expect(stays.filter(({ day }) => day === all.at(-1)?.day)).toHaveLength(8);
    // 14 days; Sundays before them to 8 weeks; the last days of the months before them to 12.
    expect(days.size).toBe(14 + 6 + 10);
    expect([...days].filter((day) => day.startsWith("1970-01"))).toEqual(["1970-01-31"]);
  });

  test("a damaged backup stands for no day", () => {
    const all = [
      backup(0, 0),
      backup(1, 3_600_000, false),
      ...Array.from({ length: 10 }, (_, n) => backup(10 + n, (n + 2) * DAY_MS)),
    ];
    expect(backupsToRemove(all, none)).toEqual(["b1"]);
  });
});
