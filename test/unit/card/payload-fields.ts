/**
 * What each action carries, typed off from DOMAIN 2.2 and CLI "Shapes" by hand. One line per action, fields
 * as `name:type`, `!` = must. Types: text and line (CLI: long and single-line), staff, time, day, yuan (may be
 * zero), paid (above zero), score, count, flag, items, `a/b/c` = closed list, `other` = tested beside.
 */
const FIELDS = `
register | channel:phone/chat/app/wechat/email/counter/social/proactive requested_at:time origin_card:line blank_no:line external_no:line duplicate_reason:text customer_id:line customer_name:filled contact:line phone:other address:line customer_level:vip/normal order_no:line purchase_proof_no:line model:filled serial_no:line purchase_date:day received_date:day purchase_channel:store/online/tv/phone/mail description:words customer_words:text fault_occurred_at:time error_code:line usage_scene:text tried:text expectation:text requested_window:other kind:A/B/C/D/E/S/L service_mode:on_site/remote/return_exchange/consult/other fulfilment:home_visit/mail_in/carry_in/pickup_repair/remote fault_type:hardware/software/install/accessory/none fault_category:line impact:safety/main_function/partial/minor remark:text
edit | channel:phone/chat/app/wechat/email/counter/social/proactive origin_card:line customer_id:line customer_name:filled contact:line phone:other address:line customer_level:vip/normal order_no:line purchase_proof_no:line model:filled serial_no:line purchase_date:day received_date:day purchase_channel:store/online/tv/phone/mail description:words customer_words:text fault_occurred_at:time error_code:line usage_scene:text tried:text expectation:text requested_window:other fault_category:line remark:text promised_at:time
classify | kind!:A/B/C/D/E/S/L service_mode!:on_site/remote/return_exchange/consult/other fulfilment:home_visit/mail_in/carry_in/pickup_repair/remote fault_type:hardware/software/install/accessory/none fault_category:line impact:safety/main_function/partial/minor priority:urgent/high/medium/low priority_reason:text reason:text
set_priority | priority!:urgent/high/medium/low reason!:words
dispatch | assignee!:staff group:line collaborators:other appointment_at:time promised_at:time priority:urgent/high/medium/low priority_reason:text
approve | request:count reason:text
reject | request:count reason!:words
accept |
reassign | assignee!:staff group:line collaborators:other reason!:words
respond | method!:phone/message/email/visit note:text
reschedule | appointment_at!:time reason!:words customer_agreed!:other
start | note:text
arrive | note:text
log | operation!:words fault_cause:text parts:other plan:flag customer_visible:flag
diagnose | appearance!:words hardware!:words software!:words location!:words plan!:words parts_needed:other estimated_minutes:count customer_informed:other
quote | lines!:other discount:yuan valid_until:day note:text
quote_confirm | by!:filled method!:filled
quote_decline | reason!:words then!:close/return/continue_free
wait | waiting_for!:customer/parts/goods reason!:words expected_at:time
resume | note:text
escalate | reason!:words expert!:staff
expert_answer | answer!:words
sync_progress | told!:words
request_approval | what!:extension/compensation/free_repair/refund/discount/part_purchase reason!:words amount:paid promised_at:time customer_agreed:flag
goods_pickup | address!:filled window!:other condition:text accessories:text proof_checked:flag
goods_received | condition!:words accessories:text
goods_inspect | result!:qualifies/refused condition!:words
goods_ship | way!:ship/hand_over tracking:line note:text
choose_remedy | return_basis!:no_reason/quality_7/quality_15/twice_repaired/parts_90/warranty/paid return_option!:return/exchange/repair reason:text
exchange | new_serial!:filled
refund | amount!:paid method!:cash/wechat/alipay/card/transfer
finish | outcome!:repaired/answered/done/exchanged/refunded/compensated/declined/refused/no_fault result!:words function_test:flag self_check:items parts:other fault_cause:text
resolve_now | kind:A/B/C/D/E/S/L service_mode:on_site/remote/return_exchange/consult/other fulfilment:home_visit/mail_in/carry_in/pickup_repair/remote fault_type:hardware/software/install/accessory/none fault_category:line impact:safety/main_function/partial/minor priority:urgent/high/medium/low priority_reason:text outcome!:repaired/answered/done/exchanged/refunded/compensated/declined/refused/no_fault result!:words function_test:flag self_check:items parts:other fault_cause:text confirm:other
qc_pass | items!:items reason:text
qc_fail | items!:items reason!:words
confirm | method!:signature/online/phone/unreachable solved:yes/partly/no satisfaction:score grade:satisfied/neutral/dissatisfied opinion:text attempts:other
dissatisfied | reason!:words
hand_out_survey | way:paper/phone/screen
collect_survey | handed_out_at:time collected_at:time collected_by!:customer/phone/staff scores!:other overall:score choices:other comment:text
refuse_survey | reason:text
follow_up | method!:phone/sms/wechat/app/email/visit/manual result!:words satisfied:flag
archive | without_signature_reason:text
qc_sample | items!:items pass!:flag reason:text
reopen | reason!:words
cancel | reason!:words
merge | into!:filled
attach | name!:filled kind!:photo/signed_scan/document consent!:flag sha256!:other
record_payment | amount!:paid method!:cash/wechat/alipay/card/transfer note:text
fill_checklist | items!:items hazards:text
waive | milestone!:register/first_response/classify/dispatch/respond/answer/start/plan/diagnose/on_site/expert/parts/progress_sync/resolve/goods_check/refund/ship_back/confirm/survey/follow_up/rework_start/archive reason!:words round:count
countersign | event!:count
undo | event!:count
`;

export interface FieldLine {
  readonly action: string;
  readonly field: string;
  readonly must: boolean;
  readonly type: string;
}

export const PAYLOAD_FIELDS: readonly { readonly action: string; readonly fields: readonly FieldLine[] }[] =
  FIELDS.trim()
    .split("\n")
    .map((line) => {
      const [action = "", cells = ""] = line.split("|").map((cell) => cell.trim());
      const words = cells.split(" ").filter((word) => word !== "");
      const fields = words.map((word): FieldLine => {
        const [name = "", type = ""] = word.split(":");
        return { action, field: name.replace("!", ""), must: name.endsWith("!"), type };
      });
      return { action, fields };
    });

const time = "2026-11-22T10:00:00+08:00";

/** Good and bad values by type, with the code of each refusal (CLI "Shapes", "Results"). */
export const VALUES_BY_TYPE: Readonly<
  Record<string, { readonly good: readonly unknown[]; readonly bad: readonly (readonly [unknown, string])[] }>
> = {
  text: {
    good: ["字", "字".repeat(20_000), " 前后空格\n换行也留着 ", null],
    bad: [
      ["字".repeat(20_001), "too_long"],
      [7, "invalid_type"],
    ],
  },
  words: {
    good: ["字", "字".repeat(20_000), " 前后空格\n换行也留着 "],
    bad: [
      ["字".repeat(20_001), "too_long"],
      ["", "required"],
      [" \n ", "required"],
      [null, "invalid_type"],
      [7, "invalid_type"],
    ],
  },
  line: {
    good: ["字", "字".repeat(200), ` ${"字".repeat(200)} `, "", null],
    bad: [
      ["字".repeat(201), "too_long"],
      ["上\n下", "line_break"],
      ["上\u2028下", "line_break"],
      [7, "invalid_type"],
    ],
  },
  filled: {
    good: ["字", "字".repeat(200)],
    bad: [
      ["字".repeat(201), "too_long"],
      ["上\r下", "line_break"],
      ["  ", "required"],
      [null, "invalid_type"],
    ],
  },
  staff: {
    good: ["eng1", " eng1 "],
    bad: [
      ["", "required"],
      ["e".repeat(201), "too_long"],
      ["eng1\neng2", "line_break"],
      [1, "invalid_type"],
    ],
  },
  time: {
    good: [time, "2026-11-22T02:00Z", "2026-11-22T02:00:00.5Z", "2026-11-22 10:00:00+0800"],
    bad: [
      ["2026-11-22T10:00:00", "no_offset"],
      ["2026-11-22T10:00", "no_offset"],
      ["2026-11-22", "invalid_time"],
      ["2026-02-30T10:00:00+08:00", "invalid_time"],
      ["2026-11-22T25:00:00+08:00", "invalid_time"],
      ["明天", "invalid_time"],
      [1_795_312_800_000, "invalid_type"],
    ],
  },
  day: {
    good: ["2026-02-28", "2028-02-29"],
    bad: [
      ["2026-02-29", "invalid_date"],
      ["2026-2-3", "invalid_date"],
      ["2026/02/03", "invalid_date"],
      [time, "invalid_date"],
      [20_260_203, "invalid_type"],
    ],
  },
  yuan: {
    good: ["0", "0.00", "12", "12.5", "1234.50", 12.5],
    bad: [
      ["-0.01", "invalid_amount"],
      ["1.234", "invalid_amount"],
      ["1,000", "invalid_amount"],
      ["１２", "invalid_amount"],
      ["", "invalid_amount"],
      [1e21, "invalid_amount"],
      [true, "invalid_type"],
    ],
  },
  paid: {
    good: ["0.01", "12", 12.5],
    bad: [
      ["0", "invalid_amount"],
      ["-1", "invalid_amount"],
      ["0.001", "invalid_amount"],
      [null, "invalid_type"],
    ],
  },
  score: {
    good: [1, 2, 3, 4, 5],
    bad: [
      [0, "too_small"],
      [6, "too_large"],
      [4.5, "invalid_type"],
      ["5", "invalid_type"],
    ],
  },
  count: {
    good: [1, 7],
    bad: [
      [0, "too_small"],
      [1.5, "invalid_type"],
      ["1", "invalid_type"],
    ],
  },
  flag: {
    good: [true, false],
    bad: [
      ["true", "invalid_type"],
      [1, "invalid_type"],
    ],
  },
  items: {
    good: [{ function: "pass", appearance: "fail", warranty_label: "na" }],
    bad: [
      [{}, "required"],
      [["pass"], "invalid_type"],
      ["pass", "invalid_type"],
    ],
  },
};
