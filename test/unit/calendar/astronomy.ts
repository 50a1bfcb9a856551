/**
 * Positions of sun and moon for checking the lunar table: Meeus, Astronomical Algorithms (2nd ed.),
 * chapters 25 and 49. New moons are good to a few seconds, 清明's sun to some fifteen minutes.
 */
import { type DayNumber, dayNumberOf, localDateOf } from "#shared/domain/calendar/local-day";

const JULIAN_DAY_OF_1970 = 2_440_587.5;
const BEIJING_HOURS = 8;
const RAD = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * RAD);

/** Dynamical minus universal time in days; about 70 s now, taken as linear to 2050. */
function deltaT(year: number): number {
  return (69 + (year - 2024) * 0.4) / 86_400;
}

type Args = { E: number; M: number; N: number; F: number; O: number };

/** Periodic terms of the new moon: coefficient, then the factor of E, and multiples of M, M', F, Ω. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
  [-0.00007, 0, 2, 1, 0, 0],
  [0.00004, 0, 0, 2, -2, 0],
  [0.00004, 0, 3, 0, 0, 0],
  [0.00003, 0, 1, 1, -2, 0],
  [0.00003, 0, 0, 2, 2, 0],
  [-0.00003, 0, 1, 1, 2, 0],
  [0.00003, 0, -1, 1, 2, 0],
  [-0.00002, 0, -1, 1, -2, 0],
  [-0.00002, 0, 1, 3, 0, 0],
  [0.00002, 0, 0, 4, 0, 0],
];

/** Planetary arguments: constant, rate by k, coefficient. */
const PLANETARY: readonly (readonly [number, number, number])[] = [
  [299.77, 0.107408, 0.000325],
  [251.88, 0.016321, 0.000165],
  [251.83, 26.651886, 0.000164],
  [349.42, 36.412478, 0.000126],
  [84.66, 18.206239, 0.00011],
  [141.74, 53.303771, 0.000062],
  [207.14, 2.453732, 0.00006],
  [154.84, 7.30686, 0.000056],
  [34.52, 27.261239, 0.000047],
  [207.19, 0.121824, 0.000042],
  [291.34, 1.844379, 0.00004],
  [161.72, 24.198154, 0.000037],
  [239.56, 25.513099, 0.000035],
  [331.55, 3.592518, 0.000023],
];

function termsOf(k: number, T: number): Args {
  return {
    E: 1 - 0.002516 * T - 0.0000074 * T * T,
    M: 2.5534 + 29.1053567 * k - 0.0000014 * T * T,
    N: 201.5643 + 385.81693528 * k + 0.0107582 * T * T,
    F: 160.7108 + 390.67050284 * k - 0.0016118 * T * T,
    O: 124.7746 - 1.56375588 * k + 0.0020672 * T * T,
  };
}

/** Julian day (universal time) of the k-th new moon after that of 2000-01-06. */
function newMoonJulianDay(k: number): number {
  const T = k / 1236.85;
  const { E, M, N, F, O } = termsOf(k, T);
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * T * T;
  const periodic = NEW_MOON_TERMS.reduce(
    (sum, [coefficient, power, m, n, f, o]) =>
      sum + coefficient * E ** power * sin(m * M + n * N + f * F + o * O),
    0,
  );
  const planetary = PLANETARY.reduce(
    (sum, [constant, rate, coefficient], index) =>
      sum + coefficient * sin(constant + rate * k - (index === 0 ? 0.009173 * T * T : 0)),
    0,
  );
  return mean + periodic + planetary - deltaT(2000 + T * 100);
}

/** Milliseconds since 1970 of the new moon nearest to a day. */
function newMoonNear(day: DayNumber): number {
  const k = Math.round((day - dayNumberOf(2000, 1, 6)) / 29.530588861);
  return (newMoonJulianDay(k) - JULIAN_DAY_OF_1970) * 86_400_000;
}

function beijingDate(ms: number): string {
  return localDateOf(Math.floor(ms / 86_400_000 + BEIJING_HOURS / 24));
}

export function beijingDateOfNewMoonNear(day: DayNumber): string {
  return beijingDate(newMoonNear(day));
}

/** Apparent longitude of the sun in degrees at a Julian day (Meeus 25, low accuracy: 0.01°). */
function sunLongitude(julianDay: number): number {
  const T = (julianDay - 2_451_545) / 36_525;
  const L = 280.46646 + 36_000.76983 * T + 0.0003032 * T * T;
  const M = 357.52911 + 35_999.05029 * T - 0.0001537 * T * T;
  const centre =
    (1.914602 - 0.004817 * T) * sin(M) + (0.019993 - 0.000101 * T) * sin(2 * M) + 0.000289 * sin(3 * M);
  const apparent = L + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * T);
  return ((apparent % 360) + 360) % 360;
}

/** The Beijing day in April on which the sun reaches 15°. */
export function beijingDateOfSunAt15Degrees(year: number): string {
  let low = dayNumberOf(year, 4, 1) + JULIAN_DAY_OF_1970;
  let high = low + 10;
  while (high - low > 1e-5) {
    const middle = (low + high) / 2;
    if (sunLongitude(middle + deltaT(year)) < 15) low = middle;
    else high = middle;
  }
  return beijingDate((high - JULIAN_DAY_OF_1970) * 86_400_000);
}
