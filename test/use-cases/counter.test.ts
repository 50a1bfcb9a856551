import { expect, test } from "vitest";
import { ACCESS_TABLES } from "#electron/ipc/channel-access";
import { createDeskSession } from "#electron/ipc/desk-session";
import { guardHandlers } from "#electron/ipc/guard-channels";
import { cardHandlers } from "#electron/ipc/handlers/card-handlers";
import { peopleHandlers } from "#electron/ipc/handlers/people-handlers";
import { surveyHandlers } from "#electron/ipc/handlers/survey-handlers";
import { showCard } from "#electron/use-cases/card/show-card";
import { accepted, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { givePin } from "#test/builders/give-pin";
import { quickKeeping } from "#test/builders/quick-keeping";

const PAGE = 7;
const PIN = "827405";
const FIVES = { timeliness: 5, efficiency: 5, expertise: 5, attitude: 5, aftercare: 5 };
const HERE = { pageId: PAGE, channel: "" };

/** A clerk with a PIN at a page, two completed cards, and the page turned to the customer of the first. */
async function atCounter() {
  const fixture = await openDeskFixture();
  const { desk, create, done } = fixture;
  const answered = (name: string) => {
    const { id } = create("clerk1", { ...EXAMPLE_CARD, customer_name: name, serial_no: "无" }).fields;
    done("clerk1", id, "resolve_now", {
      kind: "B",
      service_mode: "consult",
      outcome: "answered",
      result: "已说明",
      confirm: { method: "phone", solved: "yes" },
    });
    done("clerk1", id, "hand_out_survey", { way: "screen" });
    return id;
  };
  const [id, other] = [answered("白露电器行"), answered("另一位客户")];
  await givePin(fixture, "clerk1", PIN);
  const session = createDeskSession(fixture.folder, "1.0.0", quickKeeping());
  session.setPhase({ phase: "ready", desk });
  accepted(session.seat(PAGE, "clerk1"));
  const handlers = guardHandlers(
    { ...cardHandlers(session), ...peopleHandlers(session), ...surveyHandlers(session) },
    ACCESS_TABLES,
    session,
  );
  accepted(await handlers["survey.counter_open"]({ card_id: id }, HERE));
  const surveys = (ref: string) => accepted(showCard(desk, ref)).lists.surveys;
  return { ...fixture, id, other, session, handlers, surveys };
}

test("a page at the counter is refused everything of the store, until the PIN is given", async () => {
  const { id, session, handlers } = await atCounter();
  const refused = { ok: false, code: "forbidden", details: { reason: "at_counter" } };
  expect(session.state(PAGE)).toMatchObject({ at_counter: true, locked: false });
  expect(await handlers["card.show"]({ ref: id }, HERE)).toEqual(refused);
  expect(await handlers["session.sign_out"]({}, HERE)).toEqual(refused);
  expect(await handlers["session.lock"]({}, HERE)).toEqual(refused);
  expect(await handlers["survey.counter_open"]({ card_id: id }, HERE)).toEqual(refused);
  // Left alone, it stays as it is: it shows nothing of the store.
  expect(session.lock(PAGE)).toBe(false);
  expect(session.isHeld(PAGE)).toBe(true);

  expect(await handlers["session.unlock"]({ secret: "100000" }, HERE)).toMatchObject({
    ok: false,
    details: { reason: "wrong_secret" },
  });
  expect(await handlers["session.unlock"]({}, HERE)).toMatchObject({ ok: false });
  expect(await handlers["card.show"]({ ref: id }, HERE)).toEqual(refused);
  expect(accepted(await handlers["session.unlock"]({ secret: PIN }, HERE))).toMatchObject({
    at_counter: false,
    person: { code: "clerk1" },
  });
  expect(await handlers["card.show"]({ ref: id }, HERE)).toMatchObject({ ok: true });
  expect(await handlers["survey.counter_show"]({}, HERE)).toMatchObject({ ok: false, code: "forbidden" });
});

test("somebody else's sign-in takes the page back too, as that person", async () => {
  const { handlers } = await atCounter();
  expect(accepted(await handlers["session.sign_in"]({ code: "sup1" }, HERE))).toMatchObject({
    at_counter: false,
    person: { code: "sup1" },
  });
});

test("what the customer hands in is kept for that card alone, once, and answers nothing of it", async () => {
  const { id, other, handlers, surveys } = await atCounter();
  const answers = { scores: FIVES, overall: 4, comment: "谢谢" };
  const before = accepted(await handlers["survey.counter_show"]({}, HERE));
  expect(Object.keys(before).toSorted()).toEqual(["collected", "model", "questions"]);
  expect(before).toMatchObject({ model: EXAMPLE_CARD.model, collected: false });
  const sent = { op_id: "0192f0c1-counter", answers };
  const first = accepted(await handlers["survey.counter_send"](sent, HERE));
  expect(await handlers["survey.counter_send"](sent, HERE)).toEqual({ ok: true, value: first });
  expect(first).toEqual({ ...before, collected: true });
  expect(surveys(id)).toMatchObject([
    { way: "screen", collected_by: "customer", overall: 4, comment: "谢谢", valid: true },
  ]);
  expect(surveys(other)).toMatchObject([{ collected_at: null }]);
});

test("only who may collect the survey turns the screen, and only for a card that is there", async () => {
  const { id, session, handlers } = await atCounter();
  accepted(await handlers["session.unlock"]({ secret: PIN }, HERE));
  expect(await handlers["survey.counter_open"]({ card_id: "nowhere" }, HERE)).toMatchObject({
    code: "not_found",
  });
  accepted(await handlers["session.sign_in"]({ code: "wh1" }, HERE));
  expect(await handlers["survey.counter_open"]({ card_id: id }, HERE)).toMatchObject({ code: "forbidden" });
  expect(session.state(PAGE)).toMatchObject({ at_counter: false });
});
