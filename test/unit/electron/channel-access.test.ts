import { describe, expect, test } from "vitest";
import { COMMAND_ACCESS } from "#electron/cli/command-access";
import { COMMANDS } from "#electron/cli/commands";
import { ACCESS_TABLES, CHANNEL_ACCESS } from "#electron/ipc/channel-access";
import { guardHandlers } from "#electron/ipc/guard-channels";
import type { CallContext } from "#electron/ipc/router";
import { channels } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { ROLES, type Role } from "#shared/domain/card/vocabulary";

/** What the guard puts before a handler. */
type Reached = (input: never, context: CallContext) => Result<unknown>;

type Page = { readonly person: Actor | null; readonly locked: boolean; readonly counter?: boolean };

/** Every channel of the contract with a handler that says it was reached. */
function guarded(page: Page) {
  const reached: Record<string, Reached> = Object.fromEntries(
    Object.keys(channels).map((name) => [name, () => ok({ reached: name, phone: "12800000721" })] as const),
  );
  return guardHandlers(reached, ACCESS_TABLES, {
    actor: () => {
      if (page.person === null) return fail("forbidden", { needs: ["signed_in"] });
      if (page.counter === true) return fail("forbidden", { reason: "at_counter" });
      return page.locked ? fail("forbidden", { reason: "page_locked" }) : ok({ actor: page.person });
    },
    seated: () => page.person,
    isAtCounter: () => page.counter === true,
  });
}

async function answerOf(page: Page, name: string): Promise<"answered" | "forbidden"> {
  const result = await guarded(page)[name]?.(undefined as never, { pageId: 1, channel: name });
  return result?.ok ? "answered" : "forbidden";
}

const INCLUDED: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  supervisor: ["clerk"],
  director: ["clerk", "supervisor"],
};

function may(who: "anybody" | "signed_in" | readonly Role[], role: Role): boolean {
  return typeof who === "string" || [role, ...(INCLUDED[role] ?? [])].some((held) => who.includes(held));
}

test("every channel of the contract is declared, and nothing else is", () => {
  expect(Object.keys(CHANNEL_ACCESS).toSorted()).toEqual(Object.keys(channels).toSorted());
});

describe("channel × role", () => {
  test.each(Object.keys(channels))("%s", async (name) => {
    const who = CHANNEL_ACCESS[name as keyof typeof CHANNEL_ACCESS].who;
    for (const role of ROLES) {
      const answer = await answerOf({ person: { code: "x", roles: [role] }, locked: false }, name);
      expect([role, answer]).toEqual([role, may(who, role) ? "answered" : "forbidden"]);
    }
    expect(await answerOf({ person: null, locked: false }, name)).toBe(
      who === "anybody" ? "answered" : "forbidden",
    );
  });

  test("rows that DOMAIN 2.3 and CLI.md name", async () => {
    const allowed = async (name: string) => {
      const roles: Role[] = [];
      for (const role of ROLES) {
        if ((await answerOf({ person: { code: "x", roles: [role] }, locked: false }, name)) === "answered")
          roles.push(role);
      }
      return roles;
    };
    const supervising = ["supervisor", "director"];
    expect(await allowed("staff.add")).toEqual(["admin"]);
    expect(await allowed("staff.update")).toEqual(["admin"]);
    expect(await allowed("audit.list")).toEqual(["admin"]);
    expect(await allowed("calendar.override")).toEqual(["admin"]);
    expect(await allowed("policy.use")).toEqual(supervising);
    expect(await allowed("figures.show")).toEqual(supervising);
    expect(await allowed("model.add")).toEqual(supervising);
    expect(await allowed("approval.sign")).toEqual(supervising);
    expect(await allowed("deputy.add")).toEqual(supervising);
    expect(await allowed("staff.secure")).toEqual([...supervising, "admin"]);
    expect(await allowed("card.create")).toEqual(["clerk", "tech_support", ...supervising]);
    expect(await allowed("personal.unmask")).toEqual(ROLES.filter((role) => role !== "admin"));
  });

  test("a handler that nobody declared is refused to everybody", async () => {
    const undeclared: Record<string, Reached> = { "card.secret": () => ok("reached") };
    const handlers = guardHandlers(undeclared, ACCESS_TABLES, {
      actor: () => ok({ actor: { code: "a", roles: [...ROLES] } }),
      seated: () => null,
      isAtCounter: () => false,
    });
    expect(
      await handlers["card.secret"]?.(undefined as never, { pageId: 1, channel: "card.secret" }),
    ).toEqual({
      ok: false,
      code: "forbidden",
    });
  });
});

test("a locked page is answered by the lock's own channels and by a draft that is being saved", async () => {
  const person: Actor = { code: "x", roles: [...ROLES] };
  const answered: string[] = [];
  for (const name of Object.keys(channels)) {
    if ((await answerOf({ person, locked: true }, name)) === "answered") answered.push(name);
  }
  const anybody = Object.keys(channels).filter(
    (name) => CHANNEL_ACCESS[name as keyof typeof CHANNEL_ACCESS].who === "anybody",
  );
  expect(answered.toSorted()).toEqual([...new Set([...anybody, "card.save_draft"])].toSorted());
  expect(answered.filter((name) => name.startsWith("card."))).toEqual(["card.save_draft"]);
});

test("a page that is turned to a customer is answered by the questionnaire and the way back alone", async () => {
  const person: Actor = { code: "x", roles: [...ROLES] };
  const answered: string[] = [];
  for (const name of Object.keys(channels)) {
    if ((await answerOf({ person, locked: false, counter: true }, name)) === "answered") answered.push(name);
  }
  expect(answered.toSorted()).toEqual([
    "app.state",
    "notice.hold",
    "session.sign_in",
    "session.staff",
    "session.unlock",
    "survey.counter_send",
    "survey.counter_show",
  ]);
});

test("what answers with personal values is masked for who does not need them", async () => {
  const person: Actor = { code: "fin1", roles: ["finance"] };
  const open = await guarded({ person, locked: false })["customer.show"]?.(undefined as never, {
    pageId: 1,
    channel: "customer.show",
  });
  expect(open).toEqual({ ok: true, value: { reached: "customer.show", phone: "128****0721" } });
});

describe("command × role", () => {
  test("every command is declared", () => {
    const names = COMMANDS.map(({ words }) => words.join(" "));
    expect(names.filter((name) => !Object.hasOwn(COMMAND_ACCESS, name))).toEqual([]);
  });

  test("rows of CLI.md's “Who may”", () => {
    const who = (name: string) => COMMAND_ACCESS[name]?.who;
    for (const name of ["report", "export", "import", "policy use", "model add"]) {
      expect([name, who(name)]).toEqual([name, ["supervisor"]]);
    }
    expect(who("part receive")).toEqual(["supervisor", "warehouse"]);
    for (const name of ["backup restore", "staff add", "calendar override"]) {
      expect([name, who(name)]).toEqual([name, ["admin"]]);
    }
    expect(who("backup create")).toBe("signed_in");
  });
});
