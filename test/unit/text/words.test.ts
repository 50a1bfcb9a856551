import { describe, expect, test } from "vitest";
import { ERROR_CODES } from "#shared/contract/error-codes";
import { VIEW_NAMES } from "#shared/contract/workbench-channels";
import { REQUIRED_TO_REGISTER } from "#shared/domain/card/card-input";
import { COMPLETENESS_ITEMS } from "#shared/domain/card/completeness";
import * as vocabulary from "#shared/domain/card/vocabulary";
import { fieldNamesEn } from "#shared/text/field-names-en";
import { fieldNamesZh } from "#shared/text/field-names-zh";
import { holesOf } from "#shared/text/message";
import { messagesIn, messagesZh } from "#shared/text/messages";
import { PHRASE_GROUPS, PHRASES } from "#shared/text/phrases";
import { hasWord, textIn } from "#shared/text/text";
import { vocabularyEn } from "#shared/text/vocabulary-en";
import { vocabularyZh } from "#shared/text/vocabulary-zh";
import type { WordGroup } from "#shared/text/word-groups";

const keysOf = (table: object) => Object.keys(table).sort();

describe("two languages", () => {
  test("have the same sentences", () => {
    expect(keysOf(messagesIn("en"))).toEqual(keysOf(messagesIn("zh")));
  });

  test("ask for the same values in every sentence", () => {
    const different = keysOf(messagesZh).filter((key) => {
      const zh: string = Reflect.get(messagesIn("zh"), key);
      const en: string = Reflect.get(messagesIn("en"), key);
      return holesOf(zh).join() !== holesOf(en).join();
    });
    expect(different).toEqual([]);
  });

  test("name the same codes and fields", () => {
    expect(keysOf(vocabularyEn)).toEqual(keysOf(vocabularyZh));
    for (const group of Object.keys(vocabularyZh)) {
      expect(keysOf(Reflect.get(vocabularyEn, group)), group).toEqual(
        keysOf(Reflect.get(vocabularyZh, group)),
      );
    }
    expect(keysOf(fieldNamesEn)).toEqual(keysOf(fieldNamesZh));
  });

  test("leave nothing empty", () => {
    const texts = [messagesIn("zh"), messagesIn("en"), fieldNamesZh, fieldNamesEn];
    const words = [...Object.values(vocabularyZh), ...Object.values(vocabularyEn)];
    for (const table of [...texts, ...words]) {
      for (const [code, word] of Object.entries(table)) expect(word.trim(), code).not.toBe("");
    }
  });
});

describe("every code has a name", () => {
  const groups: readonly (readonly [WordGroup, readonly string[]])[] = [
    ["status", vocabulary.STATUSES],
    ["status_short", vocabulary.STATUSES],
    ["waiting_for", vocabulary.WAITING_FOR],
    ["waiting_short", vocabulary.WAITING_FOR],
    ["action", vocabulary.ACTIONS],
    ["action_done", vocabulary.ACTIONS],
    ["next_step", vocabulary.MILESTONES],
    ["role", vocabulary.ROLES],
    ["who", [...vocabulary.ROLES, "assignee", "expert"]],
    ["channel", vocabulary.CHANNELS],
    ["customer_level", vocabulary.CUSTOMER_LEVELS],
    ["purchase_channel", vocabulary.PURCHASE_CHANNELS],
    ["kind", vocabulary.KINDS],
    ["kind_short", vocabulary.KINDS],
    ["service_mode", vocabulary.SERVICE_MODES],
    ["fulfilment", vocabulary.FULFILMENTS],
    ["fault_type", vocabulary.FAULT_TYPES],
    ["priority", vocabulary.PRIORITIES],
    ["priority_seal", vocabulary.PRIORITIES],
    ["impact", vocabulary.IMPACTS],
    ["grade", vocabulary.GRADES],
    ["respond_method", vocabulary.RESPOND_METHODS],
    ["approval_subject", vocabulary.APPROVAL_SUBJECTS],
    ["request_status", vocabulary.REQUEST_STATUSES],
    ["outcome", vocabulary.OUTCOMES],
    ["confirm_method", vocabulary.CONFIRM_METHODS],
    ["solved", vocabulary.SOLVED],
    ["return_basis", vocabulary.RETURN_BASES],
    ["return_option", vocabulary.RETURN_OPTIONS],
    ["payment_method", vocabulary.PAYMENT_METHODS],
    ["quote_line_kind", vocabulary.QUOTE_LINE_KINDS],
    ["quote_status", vocabulary.QUOTE_STATUSES],
    ["quote_decline_next", vocabulary.QUOTE_DECLINE_NEXT],
    ["check_level", vocabulary.CHECK_LEVELS],
    ["check_result", vocabulary.CHECK_RESULTS],
    ["check_item", vocabulary.BASE_CHECK_ITEMS],
    ["goods_step", vocabulary.GOODS_STEPS],
    ["ship_way", vocabulary.SHIP_WAYS],
    ["inspection_result", vocabulary.INSPECTION_RESULTS],
    ["follow_up_method", vocabulary.FOLLOW_UP_METHODS],
    ["attachment_kind", vocabulary.ATTACHMENT_KINDS],
    ["survey_dimension", vocabulary.SURVEY_DIMENSIONS],
    ["survey_collected_by", vocabulary.SURVEY_COLLECTED_BY],
    ["milestone", vocabulary.MILESTONES],
    ["milestone_state", vocabulary.MILESTONE_STATES],
    ["policy_preset", vocabulary.POLICY_PRESETS],
    ["view", VIEW_NAMES],
  ];

  test.each(groups)("%s", (group, codes) => {
    expect(codes.filter((code) => !hasWord(group, code))).toEqual([]);
  });

  test("short states have at most four characters", () => {
    const words = [...Object.values(vocabularyZh.status_short), ...Object.values(vocabularyZh.waiting_short)];
    expect(words.filter((word) => [...word].length > 4)).toEqual([]);
  });

  test("error codes", () => {
    const missing = ERROR_CODES.filter(
      (code) =>
        !Object.hasOwn(messagesZh, `error.${code}`) && !Object.hasOwn(messagesZh, `error.${code}_plain`),
    );
    expect(missing).toEqual([]);
  });

  test("fields that can be missing", () => {
    const names = [...REQUIRED_TO_REGISTER, ...COMPLETENESS_ITEMS.map((item) => item.name)];
    expect(names.filter((name) => !Object.hasOwn(fieldNamesZh, name))).toEqual([]);
  });

  test("numbered sentences are at most nine and the same in number", () => {
    for (const group of PHRASE_GROUPS) {
      expect(PHRASES.zh[group].length, group).toBeLessThanOrEqual(9);
      expect(PHRASES.en[group].length, group).toBe(PHRASES.zh[group].length);
    }
  });
});

describe("tone of the Chinese sentences (UX 10)", () => {
  const sentences = Object.entries(messagesIn("zh"));

  test("no exclamation marks and no 系统错误", () => {
    expect(sentences.filter(([, sentence]) => /[!！]|系统错误/.test(sentence))).toEqual([]);
  });

  test("digits are half width", () => {
    expect(sentences.filter(([, sentence]) => /[０-９]/.test(sentence))).toEqual([]);
  });
});

test("a name that is none stands for itself", () => {
  expect(textIn("zh").wordOf("status", "no_such_state")).toBe("no_such_state");
  expect(textIn("zh").wordOf("status", "constructor")).toBe("constructor");
  expect(textIn("en").field("no_such_field")).toBe("no_such_field");
});
