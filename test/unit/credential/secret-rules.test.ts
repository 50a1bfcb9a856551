import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  foldedPin,
  needsPassword,
  passwordFault,
  pinFault,
  type SecretFault,
} from "#shared/domain/credential/secret-rules";

describe("a new PIN", () => {
  test.each<[string, SecretFault | null]>([
    ["", "pin_too_short"],
    ["82740", "pin_too_short"],
    ["827405", null],
    ["82740519", null],
    ["8274051936182", "pin_too_long"],
    ["82740a", "pin_not_digits"],
    ["827 405", "pin_not_digits"],
    // Runs, up, down, in twos, over the nine.
    ["123456", "pin_common"],
    ["987654", "pin_common"],
    ["246802", "pin_common"],
    ["789012", "pin_common"],
    ["111111", "pin_common"],
    // Repetitions.
    ["121212", "pin_common"],
    ["274274", "pin_common"],
    // Birthdays.
    ["880704", "pin_common"],
    ["19880704", "pin_common"],
    ["198807", "pin_common"],
    // What people love.
    ["520131", "pin_common"],
    ["5201314", "pin_common"],
    ["147258", "pin_common"],
  ])("%j: %s", (pin, fault) => {
    expect(pinFault(pin)).toBe(fault);
  });

  test("full-width digits are the same digits", () => {
    expect(foldedPin(" ８２７４０５ ")).toBe("827405");
  });

  test("most of the million six-digit PINs stay allowed", () => {
    let refused = 0;
    for (let n = 0; n < 1_000_000; n += 97) if (pinFault(String(n).padStart(6, "0")) !== null) refused += 1;
    expect(refused).toBeLessThan(600);
    expect(refused).toBeGreaterThan(300);
  });

  test("whatever is refused or not, it never throws and only digits pass", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20, unit: "grapheme" }), (typed) => {
        const pin = foldedPin(typed);
        if (pinFault(pin) === null) expect(pin).toMatch(/^\d{6,12}$/);
      }),
    );
  });
});

describe("a new password", () => {
  test.each<[string, SecretFault | null]>([
    ["short", "password_too_short"],
    ["九个汉字的密码不够", "password_too_short"],
    ["十个汉字的密码正好够", null],
    ["Password123", "password_common"],
    ["aaaaaaaaaaab", "password_common"],
    ["1234567890", "password_common"],
    ["correct horse", null],
    ["x".repeat(100) + "yz".repeat(60), "password_too_long"],
  ])("%j: %s", (password, fault) => {
    expect(passwordFault(password)).toBe(fault);
  });

  test("managers need one, others don't", () => {
    expect(needsPassword(["clerk", "engineer", "qc", "finance", "logistics", "warehouse"])).toBe(false);
    for (const role of ["supervisor", "director", "admin"] as const)
      expect(needsPassword(["clerk", role])).toBe(true);
  });
});
