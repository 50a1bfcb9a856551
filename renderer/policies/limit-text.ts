import type { Limit } from "#shared/domain/clock/policy-rule";
import type { Text } from "#shared/text/text";

const HOUR = 60;
const DAY = 24 * HOUR;
const MAX_MINUTES = 365 * DAY;
const MAX_WORKING_DAYS = 250;

/** A limit as it stands in the table: `30 分`, `2 小时`, `1 天`, `2 工作日`, `–`. */
export function limitText(limit: Limit | null, text: Text): string {
  if (limit === null) return text.t("policy.limit.none");
  switch (limit.unit) {
    case "minutes": {
      const { minutes } = limit;
      // 24 h and 48 h are called so on paper; only longer whole days are days.
      if (minutes % DAY === 0 && minutes > 2 * DAY) return text.t("policy.limit.days", { n: minutes / DAY });
      if (minutes % HOUR === 0) return text.t("policy.limit.hours", { n: minutes / HOUR });
      return text.t("policy.limit.minutes", { n: minutes });
    }
    case "working_days":
      return text.t("policy.limit.working_days", { n: limit.days });
    case "promised_at":
      return text.t("policy.limit.promised_at");
    case "share_of_promise":
      return text.t("policy.limit.share_of_promise", { n: Math.round(limit.share * 100) });
  }
}

export type ReadLimit =
  | { readonly ok: true; readonly limit: Limit | null }
  | { readonly ok: false; readonly why: "wrong" | "range" };

const WRONG: ReadLimit = { ok: false, why: "wrong" };
const NONE = /^(?:|-|–|—|无|不限|none)$/;
const PROMISE = /^(?:承诺|承诺时间|promise)$/;
const SHARE = /^(?:到承诺的)?(\d{1,2})%(?:topromise)?$/;
const MEASURE = /^(\d+(?:\.\d+)?)(\D*)$/;

/** Minutes of one unit; working days count apart. Without a unit, minutes are meant. */
const UNITS: readonly (readonly [RegExp, number | "working_days"])[] = [
  [/^(?:|分|分钟|m|min|mins|minutes?)$/, 1],
  [/^(?:时|小时|h|hours?)$/, HOUR],
  [/^(?:天|日|d|days?)$/, DAY],
  [/^(?:个?工作日|wd|workingdays?)$/, "working_days"],
];

function readMeasure(amount: number, word: string): ReadLimit {
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit === undefined) return WRONG;
  if (unit === "working_days") {
    const inRange = amount > 0 && amount <= MAX_WORKING_DAYS;
    return inRange ? { ok: true, limit: { unit, days: amount } } : { ok: false, why: "range" };
  }
  const minutes = Math.round(amount * unit);
  const inRange = minutes >= 1 && minutes <= MAX_MINUTES;
  return inRange ? { ok: true, limit: { unit: "minutes", minutes } } : { ok: false, why: "range" };
}

/** Reads a limit as people type it, in either language and with full-width digits. */
export function readLimit(typed: string): ReadLimit {
  const plain = typed.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
  if (NONE.test(plain)) return { ok: true, limit: null };
  if (PROMISE.test(plain)) return { ok: true, limit: { unit: "promised_at" } };
  const share = SHARE.exec(plain)?.[1];
  if (share !== undefined) {
    if (Number(share) === 0) return { ok: false, why: "range" };
    return { ok: true, limit: { unit: "share_of_promise", share: Number(share) / 100 } };
  }
  const [, amount, word = ""] = MEASURE.exec(plain) ?? [];
  return amount === undefined ? WRONG : readMeasure(Number(amount), word);
}
