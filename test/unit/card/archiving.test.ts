import { describe, expect, test } from "vitest";
import { missingForArchive } from "#shared/domain/card/archive-checklist";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CardCollections, CardFields, Survey } from "#shared/domain/card/case-state";
import type { DecisionContext } from "#shared/domain/card/decision";
import type { Action } from "#shared/domain/card/vocabulary";
import { act, CardStory, refusalOf, stateAfter } from "#test/builders/card-story";
import { approvalRequest, caseIn, draftCase, goodsMovement } from "#test/builders/case-state";
import { decisionContext } from "#test/builders/decision-context";
import { DAY_MS, NOW_MS } from "#test/builders/instant";
import { PLAIN_PAYLOADS } from "#test/builders/payloads";

/** A log with one line of an action in it. */
function logOf(action: Action): readonly CardEvent[] {
  const story = new CardStory(caseIn("in_service"), NOW_MS);
  story.do("eng1", action, PLAIN_PAYLOADS[action]);
  return story.events;
}

const COLLECTED: Survey = {
  n: 1,
  round: 1,
  handed_out_at: null,
  way: null,
  refused: false,
  refused_at: null,
  refused_reason: null,
  collected_at: NOW_MS,
  collected_by: "customer",
  scores: {},
  overall: null,
  choices: [],
  comment: null,
  index: null,
  form_version: 1,
  valid: false,
  invalid_reason: "unfinished",
};
const WITHOUT_SURVEY_WAIT = { completed_at: NOW_MS - DAY_MS };

interface Given {
  readonly fields?: Partial<CardFields>;
  readonly lists?: Partial<CardCollections>;
  readonly context?: Partial<DecisionContext>;
  readonly payload?: { readonly without_signature_reason?: string };
}

function archive({ fields = {}, lists = {}, context = {}, payload = {} }: Given = {}) {
  const card = caseIn("confirmed", { ...WITHOUT_SURVEY_WAIT, ...fields }, lists);
  const events = logOf("log");
  return act(card, "clerk1", "archive", payload, { context: decisionContext({ events, ...context }) });
}

function missing(given: Given): readonly string[] {
  const decision = archive(given);
  if (decision.ok) return [];
  const refusal = refusalOf(decision);
  return refusal.code === "incomplete" ? refusal.details.missing : [`refused: ${refusal.code}`];
}

describe("archive (DOMAIN 5.6)", () => {
  test("files a complete card now", () => {
    expect(stateAfter(archive()).fields).toMatchObject({
      status: "archived",
      archived_at: NOW_MS,
      without_signature_reason: null,
    });
  });

  test("lists everything that is missing, in the checklist's order", () => {
    const bare = draftCase({ confirm_method: "signature" });
    const facts = {
      state: { ...bare, lists: { ...bare.lists, goods: [goodsMovement()] } },
      events: [],
      attachments: [{ kind: "photo", consent: false }] as const,
      nowMs: NOW_MS,
      without_signature_reason: null,
    };
    expect(missingForArchive(facts)).toEqual([
      "registration",
      "dispatch",
      "log",
      "result",
      "confirmation",
      "signed_sheet",
      "survey",
      "photo_consent",
      "goods",
    ]);
  });

  test("each item by itself", () => {
    expect(missing({ fields: { phone: null } })).toEqual(["registration"]);
    expect(missing({ fields: { dispatched_at: null } })).toEqual(["dispatch"]);
    expect(missing({ context: { events: [] } })).toEqual(["log"]);
    expect(missing({ fields: { result: null } })).toEqual(["result"]);
    expect(missing({ fields: { confirmed_at: null } })).toEqual(["confirmation"]);
    const detection = {
      ...PLAIN_PAYLOADS.diagnose,
      n: 1,
    } as unknown as CardCollections["detections"][number];
    expect(missing({ fields: { result: null }, lists: { detections: [detection] } })).toEqual([]);
  });

  test("any record of the work is a log: a line, a step, an answer", () => {
    for (const action of ["log", "respond", "diagnose", "finish", "arrive"] as const) {
      expect(missing({ context: { events: logOf(action) } }), action).toEqual([]);
    }
    expect(missing({ context: { events: logOf("sync_progress") } })).toEqual(["log"]);
  });

  test("an undone record is none; a redone one is one again", () => {
    const story = new CardStory(caseIn("in_service"), NOW_MS);
    story.do("eng1", "log", { operation: "检查" });
    story.do("eng1", "undo", { event: 1 });
    expect(missing({ context: { events: story.events } })).toEqual(["log"]);
    story.do("eng1", "undo", { event: 2 });
    expect(missing({ context: { events: story.events } })).toEqual([]);
  });

  test("the signed sheet is due with a signature only, as a scan or with a reason", () => {
    const signed = { confirm_method: "signature" } as const;
    expect(missing({ fields: signed })).toEqual(["signed_sheet"]);
    expect(
      missing({ fields: signed, context: { attachments: [{ kind: "document", consent: true }] } }),
    ).toEqual(["signed_sheet"]);
    expect(
      missing({ fields: signed, context: { attachments: [{ kind: "signed_scan", consent: false }] } }),
    ).toEqual([]);
    const payload = { without_signature_reason: "客户拒签" };
    expect(stateAfter(archive({ fields: signed, payload })).fields.without_signature_reason).toBe("客户拒签");
    for (const confirm_method of ["online", "phone", "unreachable"] as const) {
      expect(missing({ fields: { confirm_method } })).toEqual([]);
    }
  });

  test("the survey: collected, refused, or a day past its handing out, else past completion", () => {
    const fresh = { completed_at: NOW_MS - DAY_MS + 1 };
    const out = (handed_out_at: number): Survey => ({ ...COLLECTED, collected_at: null, handed_out_at });
    expect(missing({ fields: fresh })).toEqual(["survey"]);
    expect(missing({ fields: fresh, lists: { surveys: [COLLECTED] } })).toEqual([]);
    expect(
      missing({ fields: fresh, lists: { surveys: [{ ...COLLECTED, collected_at: null, refused: true }] } }),
    ).toEqual([]);
    expect(missing({ lists: { surveys: [out(NOW_MS - DAY_MS + 1)] } })).toEqual(["survey"]);
    expect(missing({ lists: { surveys: [out(NOW_MS - DAY_MS)] } })).toEqual([]);
  });

  test("photos need the customer's consent, other files do not", () => {
    const photos = (...consents: boolean[]) => ({
      context: { attachments: consents.map((consent) => ({ kind: "photo" as const, consent })) },
    });
    expect(missing(photos(true, true))).toEqual([]);
    expect(missing(photos(true, false))).toEqual(["photo_consent"]);
    expect(missing({ context: { attachments: [{ kind: "document", consent: false }] } })).toEqual([]);
  });

  test("goods that came go back, unless the customer was refunded or got another", () => {
    const received = goodsMovement();
    const shipped = goodsMovement({ n: 2, step: "shipped", way: "hand_over" });
    const pickup = goodsMovement({ step: "pickup" });
    expect(missing({ lists: { goods: [received] } })).toEqual(["goods"]);
    expect(missing({ lists: { goods: [received, shipped] } })).toEqual([]);
    expect(missing({ lists: { goods: [pickup] } })).toEqual([]);
    for (const outcome of ["refunded", "exchanged"] as const) {
      expect(missing({ fields: { outcome }, lists: { goods: [received] } })).toEqual([]);
      expect(missing({ fields: { outcome }, lists: { goods: [pickup] } })).toEqual(["goods"]);
    }
  });

  test("goods that came a second time have to go back a second time", () => {
    const goods = [
      goodsMovement(),
      goodsMovement({ n: 2, step: "shipped", way: "hand_over" }),
      goodsMovement({ n: 3 }),
    ];
    expect(missing({ lists: { goods } })).toEqual(["goods"]);
    const back = goodsMovement({ n: 4, step: "shipped", way: "ship", tracking: "YD0001" });
    expect(missing({ lists: { goods: [...goods, back] } })).toEqual([]);
  });

  test("a request that nobody decided is withdrawn with the filing", () => {
    const after = stateAfter(archive({ lists: { requests: [approvalRequest()] } }));
    expect(after.lists.requests[0]?.status).toBe("withdrawn");
  });
});
