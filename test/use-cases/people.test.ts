import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileProtector, secretsFolderOf } from "#electron/db/secret-files";
import { newestAudits } from "#electron/repositories/audit-repository";
import { findCredential, findStaff } from "#electron/repositories/staff-repository";
import type { Desk } from "#electron/use-cases/desk";
import { actorOf, signInNeeds, unlocksWith } from "#electron/use-cases/session/acting-person";
import { changeOwnSecret } from "#electron/use-cases/session/change-secret";
import { type Checked, checkSecret } from "#electron/use-cases/session/check-secret";
import { actorForCommandLine } from "#electron/use-cases/session/command-line-actor";
import { signIn } from "#electron/use-cases/session/sign-in";
import { strengthFor } from "#electron/use-cases/session/stretch";
import { endDeputy, listDeputies, nameDeputy } from "#electron/use-cases/staff/deputies";
import { addStaff, updateStaff } from "#electron/use-cases/staff/save-staff";
import { secureStaff } from "#electron/use-cases/staff/secure-staff";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Role } from "#shared/domain/card/vocabulary";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";
import { type QuickKeeping, quickKeeping } from "#test/builders/quick-keeping";

const PIN = "827405";
const OTHER_PIN = "394017";
const PASSWORD = "a long pass phrase";
const MINUTE = 60_000;

/** A real store (no sandbox) with its first-run administrator and whoever the test adds. */
async function realStore(people: Readonly<Record<string, readonly Role[]>> = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-people-"));
  const desk = accepted(
    await initialiseStore(
      folder,
      {
        prefix: "SH",
        store: "S01",
        name: "示例门店",
        zone: "Asia/Shanghai",
        person_code: "admin",
        person_name: "管理员",
      },
      { env: {}, now: Date.now, sandbox: false },
    ),
  );
  onTestFinished(() => {
    desk.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  for (const [code, roles] of Object.entries(people)) {
    accepted(addStaff(desk, as(desk, "admin"), { code, name: `示例${code}`, roles: [...roles] }));
  }
  return { desk, keeping: quickKeeping() };
}

function as(desk: Desk, code: string): Actor {
  const person = findStaff(desk.store, code);
  if (!person) throw new Error(`nobody has the code ${code}`);
  return actorOf(desk, person);
}

async function wrongPin(desk: Desk, keeping: QuickKeeping, staff: string, times: number) {
  const answers: Result<Checked>[] = [];
  for (let n = 0; n < times; n += 1) {
    answers.push(await checkSecret(desk, keeping, { staff, kind: "pin", secret: "100000" }));
  }
  return answers;
}

describe("who must have a PIN", () => {
  test("nobody in a sandbox, nor the only person of a store; everybody once there are two", async () => {
    const sandbox = await openDeskFixture();
    expect(accepted(await signIn(sandbox.desk, quickKeeping(), { code: "sup1" }))).toBe("sup1");
    const { desk, keeping } = await realStore();
    expect(accepted(await signIn(desk, keeping, { code: "admin" }))).toBe("admin");
    accepted(addStaff(desk, as(desk, "admin"), { code: "c1", name: "陶然", roles: ["clerk"] }));
    expect(await signIn(desk, keeping, { code: "admin" })).toMatchObject({
      ok: false,
      code: "forbidden",
      details: { reason: "set_secret", set: ["pin", "password"] },
    });
    expect(await signIn(desk, keeping, { code: "c1" })).toMatchObject({ details: { set: ["pin"] } });
    expect(await signIn(desk, keeping, { code: "nobody" })).toMatchObject({ code: "not_found" });
  });

  test("the first sign-in sets the PIN, a manager's the password too; from then on they are asked for", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"] });
    expect(await signIn(desk, keeping, { code: "c1", new_pin: "123456" })).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ field: "new_pin", code: "pin_common" }] },
    });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    expect(await signIn(desk, keeping, { code: "c1", new_pin: OTHER_PIN })).toMatchObject({
      details: { reason: "secret_needed", kind: "pin" },
    });
    accepted(await signIn(desk, keeping, { code: "c1", secret: PIN }));
    // As an input method may leave it.
    accepted(await signIn(desk, keeping, { code: "c1", secret: " ８２７４０５" }));

    expect(await signIn(desk, keeping, { code: "admin", new_pin: PIN })).toMatchObject({
      details: { reason: "set_secret" },
    });
    expect(findCredential(desk.store, "admin", "pin")).toBeNull();
    accepted(await signIn(desk, keeping, { code: "admin", new_pin: PIN, new_password: PASSWORD }));
    expect(await signIn(desk, keeping, { code: "admin", secret: PIN })).toMatchObject({
      details: { reason: "wrong_secret", kind: "password", tries_left: 4 },
    });
    accepted(await signIn(desk, keeping, { code: "admin", secret: PASSWORD }));
    expect(unlocksWith(desk, "admin")).toBe("pin");
  });

  test("an engineer who becomes a supervisor proves the PIN once more and sets a password", async () => {
    const { desk, keeping } = await realStore({ e1: ["engineer"] });
    accepted(await signIn(desk, keeping, { code: "e1", new_pin: PIN }));
    accepted(updateStaff(desk, as(desk, "admin"), { code: "e1", fields: { roles: ["supervisor"] } }));
    expect(await signIn(desk, keeping, { code: "e1", secret: PIN })).toMatchObject({
      details: { reason: "set_secret", set: ["password"] },
    });
    accepted(await signIn(desk, keeping, { code: "e1", secret: PIN, new_password: PASSWORD }));
    const needs = signInNeeds(desk, findStaff(desk.store, "e1") ?? fail());
    expect(needs).toEqual({ prove: "password", set: [] });
  });

  test("who was deactivated signs in no more", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"] });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    accepted(updateStaff(desk, as(desk, "admin"), { code: "c1", fields: { active: false } }));
    expect(await signIn(desk, keeping, { code: "c1", secret: PIN })).toMatchObject({ code: "not_found" });
  });
});

function fail(): never {
  throw new Error("nobody there");
}

describe("how it is kept", () => {
  test("salted, stretched, peppered; equal PINs give unlike rows; the PIN is nowhere in the folder", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"], c2: ["clerk"] });
    for (const code of ["c1", "c2"]) accepted(await signIn(desk, keeping, { code, new_pin: PIN }));
    const [one, two] = ["c1", "c2"].map((code) => findCredential(desk.store, code, "pin"));
    expect(one).toMatchObject({ parameters: { N: 1024, r: 8, p: 1 }, failed_attempts: 0 });
    expect(one?.salt).toHaveLength(16);
    expect(one?.hash.equals(two?.hash ?? Buffer.of())).toBe(false);
    expect(one?.pepper).toMatch(/^pin-pepper-/);
    expect(one?.pepper).toBe(two?.pepper);
    desk.store.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    expect(fs.readFileSync(desk.store.sqlite.name).includes(PIN)).toBe(false);
  });

  test("SAFETY 5's own strength: 2^17, on a weak PC 2^16 twice; a PIN of the old strength is renewed as it is used", async () => {
    expect(strengthFor(8 * 1024 ** 3)).toEqual({ N: 131_072, r: 8, p: 1 });
    expect(strengthFor(2 * 1024 ** 3)).toEqual({ N: 65_536, r: 8, p: 2 });
    const { desk, keeping } = await realStore({ c1: ["clerk"] });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    const before = findCredential(desk.store, "c1", "pin");
    const real = { ...keeping, strength: strengthFor(8 * 1024 ** 3) };
    const started = performance.now();
    const checking = signIn(desk, real, { code: "c1", secret: PIN });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    accepted(await checking);
    clearInterval(timer);
    // The thread pool does the work: this thread went on meanwhile.
    expect(turns).toBeGreaterThan((performance.now() - started) / 50);
    const after = findCredential(desk.store, "c1", "pin");
    expect(after?.parameters).toEqual({ N: 131_072, r: 8, p: 1 });
    expect(after?.salt.equals(before?.salt ?? Buffer.of())).toBe(false);
    accepted(await signIn(desk, real, { code: "c1", secret: PIN }));
  });

  test("without its pepper a PIN can't be checked; a manager comes in by password and gives out new ones", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"] });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    accepted(await signIn(desk, keeping, { code: "admin", new_pin: PIN, new_password: PASSWORD }));
    fs.rmSync(secretsFolderOf(desk.store.sqlite.name), { recursive: true });
    expect(await signIn(desk, keeping, { code: "c1", secret: PIN })).toMatchObject({
      code: "unsupported",
      details: { reason: "pepper_lost" },
    });
    expect(findCredential(desk.store, "c1", "pin")?.failed_attempts).toBe(0);
    expect(await signIn(desk, keeping, { code: "admin", secret: PASSWORD })).toMatchObject({
      details: { reason: "set_secret", set: ["pin"] },
    });
    accepted(await signIn(desk, keeping, { code: "admin", secret: PASSWORD, new_pin: OTHER_PIN }));
    accepted(
      await secureStaff(desk, keeping, as(desk, "admin"), {
        act: "set",
        code: "c1",
        kind: "pin",
        new_secret: OTHER_PIN,
      }),
    );
    accepted(await signIn(desk, keeping, { code: "c1", secret: OTHER_PIN, new_pin: PIN }));
  });

  test("another user's Windows account: a pepper that it sealed is never written over; a new one is made beside it", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"], c2: ["clerk"] });
    keeping.protect({
      ...fileProtector,
      scheme: "safe_storage",
      unprotect: (_scheme, kept) => Promise.resolve(kept),
    });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    keeping.protect(fileProtector);
    expect(await signIn(desk, keeping, { code: "c1", secret: PIN })).toMatchObject({
      code: "unsupported",
      details: { reason: "pepper_sealed" },
    });
    accepted(await signIn(desk, keeping, { code: "c2", new_pin: PIN }));
    expect(
      fs
        .readdirSync(secretsFolderOf(desk.store.sqlite.name))
        .filter((name) => name.startsWith("pin-pepper-")),
    ).toHaveLength(2);
    accepted(await signIn(desk, keeping, { code: "c2", secret: PIN }));
  });
});

describe("wrong tries", () => {
  async function withPin() {
    const store = await realStore({ c1: ["clerk"] });
    accepted(await signIn(store.desk, store.keeping, { code: "c1", new_pin: PIN }));
    accepted(
      await signIn(store.desk, store.keeping, { code: "admin", new_pin: PIN, new_password: PASSWORD }),
    );
    return store;
  }

  test("five, then 1, 5, 15, 60 minutes, then a supervisor's hand; moving the PC's clock helps nobody", async () => {
    const { desk, keeping } = await withPin();
    const five = await wrongPin(desk, keeping, "c1", 5);
    expect(
      five.map((answer) =>
        answer.ok ? null : (answer.details?.["tries_left"] ?? answer.details?.["reason"]),
      ),
    ).toEqual([4, 3, 2, 1, "locked"]);
    const right = () => checkSecret(desk, keeping, { staff: "c1", kind: "pin", secret: PIN });
    expect(await right()).toMatchObject({ details: { reason: "locked", wait_ms: MINUTE } });
    for (const minutes of [1, 5, 15, 60]) {
      keeping.pass(minutes * MINUTE - 1);
      expect(await right()).toMatchObject({ code: "forbidden", details: { reason: "locked", wait_ms: 1 } });
      keeping.pass(1);
      await wrongPin(desk, keeping, "c1", 1);
    }
    expect(await right()).toMatchObject({ details: { reason: "reset_needed" } });
    keeping.pass(1e10);
    expect(await right()).toMatchObject({ details: { reason: "reset_needed" } });
    expect(await secureStaff(desk, keeping, as(desk, "c1"), { act: "unlock", code: "c1" })).toMatchObject({
      code: "self_approval",
    });
    accepted(await secureStaff(desk, keeping, as(desk, "admin"), { act: "unlock", code: "c1" }));
    accepted(await right());
    expect(newestAudits(desk.store, 50).filter(({ what }) => what === "sign_in.locked")).toHaveLength(5);
  });

  test("a right one before the fifth begins the count anew", async () => {
    const { desk, keeping } = await withPin();
    await wrongPin(desk, keeping, "c1", 4);
    accepted(await checkSecret(desk, keeping, { staff: "c1", kind: "pin", secret: PIN }));
    expect(findCredential(desk.store, "c1", "pin")).toMatchObject({ failed_attempts: 0, lock_left_ms: null });
  });

  test("the try is stored before it is checked: a kill meanwhile gives no free guess", async () => {
    const { desk, keeping } = await withPin();
    await wrongPin(desk, keeping, "c1", 4);
    const checking = checkSecret(desk, keeping, { staff: "c1", kind: "pin", secret: PIN });
    // The pepper is read first; then the try is stored, and only then the long work begins.
    await expect
      .poll(() => findCredential(desk.store, "c1", "pin"), { interval: 0 })
      .toMatchObject({ failed_attempts: 5, lock_left_ms: MINUTE });
    accepted(await checking);
  });

  test("ten at once are ten tries: at most five are looked at", async () => {
    const { desk, keeping } = await withPin();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        checkSecret(desk, keeping, { staff: "c1", kind: "pin", secret: `10000${n}` }),
      ),
    );
    const counted = answers.filter((answer) => !answer.ok && answer.details?.["wait_ms"] === undefined);
    expect(counted.length).toBeLessThanOrEqual(5);
    expect(findCredential(desk.store, "c1", "pin")?.failed_attempts).toBe(5);
  });

  test("a restart of the PC neither ends the wait nor begins it anew", async () => {
    const { desk, keeping } = await withPin();
    await wrongPin(desk, keeping, "c1", 5);
    keeping.restart();
    keeping.pass(MINUTE - 1);
    const right = () => checkSecret(desk, keeping, { staff: "c1", kind: "pin", secret: PIN });
    expect(await right()).toMatchObject({ details: { reason: "locked" } });
    keeping.pass(1);
    accepted(await right());
  });

  test("where nobody else could help, the last manager waits an hour each time and is not shut out for good", async () => {
    const { desk, keeping } = await withPin();
    for (let n = 0; n < 12; n += 1) {
      await wrongPin(desk, keeping, "admin", 1);
      keeping.pass(60 * MINUTE);
    }
    expect(findCredential(desk.store, "admin", "pin")).toMatchObject({
      reset_needed: false,
      failed_attempts: 12,
    });
    accepted(await checkSecret(desk, keeping, { staff: "admin", kind: "pin", secret: PIN }));
  });
});

describe("who may do what to whose PIN", () => {
  test("a supervisor helps a colleague and never becomes an administrator by it", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"], s1: ["supervisor"] });
    for (const code of ["s1", "admin"])
      accepted(await signIn(desk, keeping, { code, new_pin: PIN, new_password: PASSWORD }));
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    const temporary = (by: string, code: string) =>
      secureStaff(desk, keeping, as(desk, by), { act: "set", code, kind: "pin", new_secret: OTHER_PIN });
    expect(await temporary("c1", "s1")).toMatchObject({
      code: "forbidden",
      details: { needs: ["supervisor", "admin"] },
    });
    expect(await temporary("s1", "admin")).toMatchObject({
      code: "forbidden",
      details: { needs: ["admin"] },
    });
    accepted(await temporary("admin", "s1"));
    accepted(await temporary("s1", "c1"));
    // Temporary: another one is chosen before anything else, and not the same.
    expect(await signIn(desk, keeping, { code: "c1", secret: OTHER_PIN })).toMatchObject({
      details: { reason: "set_secret", set: ["pin"] },
    });
    expect(await signIn(desk, keeping, { code: "c1", secret: OTHER_PIN, new_pin: OTHER_PIN })).toMatchObject({
      details: { fields: [{ field: "new_pin", code: "pin_same" }] },
    });
    accepted(await signIn(desk, keeping, { code: "c1", secret: OTHER_PIN, new_pin: "555201" }));
    accepted(await secureStaff(desk, keeping, as(desk, "s1"), { act: "force_change", code: "c1" }));
    expect(await signIn(desk, keeping, { code: "c1", secret: "555201" })).toMatchObject({
      details: { reason: "set_secret" },
    });
  });

  test("one's own is changed by who knows it", async () => {
    const { desk, keeping } = await realStore({ c1: ["clerk"] });
    accepted(await signIn(desk, keeping, { code: "c1", new_pin: PIN }));
    const change = (secret: string | undefined) =>
      changeOwnSecret(desk, keeping, as(desk, "c1"), { kind: "pin", secret, new_secret: OTHER_PIN });
    expect(await change(undefined)).toMatchObject({ details: { reason: "secret_needed" } });
    expect(await change("100000")).toMatchObject({ details: { reason: "wrong_secret" } });
    accepted(await change(PIN));
    accepted(await signIn(desk, keeping, { code: "c1", secret: OTHER_PIN }));
  });
});

describe("deputies", () => {
  test("a supervisor's deputy has the rights for the period and no longer", async () => {
    const { desk, as: who, at } = await openDeskFixture();
    at("2026-11-20T09:00:00+08:00");
    const nowMs = desk.nowMs();
    const period = { deputy: "clerk1", from_at: nowMs, to_at: nowMs + 86_400_000 };
    expect(nameDeputy(desk, who("clerk1"), { ...period, deputy: "eng1" })).toMatchObject({
      code: "forbidden",
    });
    expect(nameDeputy(desk, who("sup1"), { ...period, deputy: "sup1" })).toMatchObject({
      code: "invalid_input",
    });
    expect(nameDeputy(desk, who("sup1"), { ...period, to_at: nowMs })).toMatchObject({
      code: "invalid_input",
    });
    const [named] = accepted(nameDeputy(desk, who("sup1"), period));
    expect(as(desk, "clerk1").roles).toEqual(["clerk", "supervisor"]);
    // A deputy names no further deputy.
    expect(nameDeputy(desk, as(desk, "clerk1"), { ...period, deputy: "eng1" })).toMatchObject({
      code: "forbidden",
    });
    at("2026-11-21T09:00:00+08:00");
    expect(as(desk, "clerk1").roles).toEqual(["clerk"]);
    at("2026-11-20T12:00:00+08:00");
    expect(endDeputy(desk, as(desk, "clerk1"), named?.id ?? 0)).toMatchObject({ code: "forbidden" });
    expect(accepted(endDeputy(desk, who("sup1"), named?.id ?? 0))).toEqual([]);
    expect(as(desk, "clerk1").roles).toEqual(["clerk"]);
    expect(listDeputies(desk)).toEqual([]);
  });
});

describe("on the command line", () => {
  const call = (
    desk: Desk,
    keeping: QuickKeeping,
    given: Partial<Parameters<typeof actorForCommandLine>[2]>,
  ) =>
    actorForCommandLine(desk, keeping, {
      code: null,
      pin: undefined,
      password: undefined,
      isExport: false,
      ...given,
    });

  test("the only person needs nothing; with two, DESK_PIN sets and then proves; a lock counts here too", async () => {
    const { desk, keeping } = await realStore();
    expect(accepted(await call(desk, keeping, {}))).toMatchObject({ code: "admin" });
    accepted(addStaff(desk, as(desk, "admin"), { code: "c1", name: "陶然", roles: ["clerk"] }));
    expect(accepted(await call(desk, keeping, {}))).toBeNull();
    expect(await call(desk, keeping, { code: "c1" })).toMatchObject({
      code: "forbidden",
      details: { reason: "pin_in_environment" },
    });
    expect(await call(desk, keeping, { code: "c1", pin: "111111" })).toMatchObject({ code: "invalid_input" });
    accepted(await call(desk, keeping, { code: "c1", pin: PIN }));
    for (let n = 0; n < 5; n += 1) {
      expect(await call(desk, keeping, { code: "c1", pin: "100000" })).toMatchObject({ code: "forbidden" });
    }
    expect(await call(desk, keeping, { code: "c1", pin: PIN })).toMatchObject({
      code: "forbidden",
      details: { reason: "locked" },
    });
  });

  test("exports ask for the password of who has one", async () => {
    const { desk, keeping } = await realStore({ s1: ["supervisor"] });
    accepted(await signIn(desk, keeping, { code: "s1", new_pin: PIN, new_password: PASSWORD }));
    const exporting = { code: "s1", pin: PIN, isExport: true };
    expect(await call(desk, keeping, exporting)).toMatchObject({
      details: { reason: "password_in_environment" },
    });
    expect(await call(desk, keeping, { ...exporting, password: "another one it is" })).toMatchObject({
      details: { reason: "wrong_secret", kind: "password" },
    });
    accepted(await call(desk, keeping, { ...exporting, password: PASSWORD }));
    accepted(await call(desk, keeping, { ...exporting, isExport: false }));
  });
});
