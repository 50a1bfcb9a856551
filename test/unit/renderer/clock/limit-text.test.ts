import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { POLICY_PRESETS, PRIORITIES } from "#shared/domain/card/vocabulary";
import { PRESET_POLICIES } from "#shared/domain/clock/policy-presets";
import type { Limit } from "#shared/domain/clock/policy-rule";
import { textIn } from "#shared/text/text";
import { limitText, readLimit } from "../../../../renderer/policies/limit-text";
import { limitsOf, rowsOf } from "../../../../renderer/policies/policy-rows";

const texts = [textIn("zh"), textIn("en")] as const;

const limits: fc.Arbitrary<Limit | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 525_600 }).map((minutes): Limit => ({ unit: "minutes", minutes })),
  fc.integer({ min: 1, max: 250 }).map((days): Limit => ({ unit: "working_days", days })),
  fc.constant<Limit>({ unit: "promised_at" }),
  fc.integer({ min: 1, max: 99 }).map((n): Limit => ({ unit: "share_of_promise", share: n / 100 })),
);

describe("a limit in words", () => {
  test("reads back as the same limit in both languages", () => {
    fc.assert(
      fc.property(limits, (limit) => {
        for (const text of texts) {
          expect(readLimit(limitText(limit, text))).toEqual({ ok: true, limit });
        }
      }),
    );
  });

  test("of every shipped policy can be opened in the editor and left as it is", () => {
    for (const preset of POLICY_PRESETS) {
      const policy = PRESET_POLICIES[preset];
      for (const row of rowsOf(policy)) {
        for (const priority of PRIORITIES) {
          const limit = limitsOf(row, policy)[priority];
          for (const text of texts) {
            expect(readLimit(limitText(limit, text)), `${preset} ${row.key}`).toEqual({ ok: true, limit });
          }
        }
      }
    }
  });

  test.each([
    ["30", { unit: "minutes", minutes: 30 }],
    ["３０分钟", { unit: "minutes", minutes: 30 }],
    ["2h", { unit: "minutes", minutes: 120 }],
    ["1.5 小时", { unit: "minutes", minutes: 90 }],
    ["7天", { unit: "minutes", minutes: 10_080 }],
    ["2wd", { unit: "working_days", days: 2 }],
    ["2个工作日", { unit: "working_days", days: 2 }],
    ["0.5工作日", { unit: "working_days", days: 0.5 }],
    ["承诺", { unit: "promised_at" }],
    ["50%", { unit: "share_of_promise", share: 0.5 }],
    ["", null],
    ["不限", null],
  ] as const)("is read from “%s”", (typed, limit) => {
    expect(readLimit(typed)).toEqual({ ok: true, limit });
  });

  test.each([
    ["两小时", "wrong"],
    ["2 小时3h", "wrong"],
    ["-5分", "wrong"],
    ["0分", "range"],
    ["366天", "range"],
    ["251工作日", "range"],
    ["0%", "range"],
  ])("“%s” is refused", (typed, why) => {
    expect(readLimit(typed)).toEqual({ ok: false, why });
  });
});
