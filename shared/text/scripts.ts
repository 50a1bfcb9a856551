import type { ScriptHole, ScriptId, ScriptPurpose } from "#shared/domain/script/script-lines";
import type { AvoidedWord } from "#shared/domain/script/words-to-avoid";
import type { Lang } from "./lang";

/** The default scripts of a store [S3 步骤1–6, 四] and the words that customers should not read. */
export interface ScriptWords {
  readonly line: Readonly<Record<ScriptId, string>>;
  readonly purpose: Readonly<Record<ScriptPurpose, string>>;
  /** What a placeholder stands for while it is empty. */
  readonly hole: Readonly<Record<ScriptHole, string>>;
  readonly avoid: readonly AvoidedWord[];
}

const zh: ScriptWords = {
  line: {
    opening: "您好，这里是{store}售后服务部，我是{me}，很高兴为您服务，请问有什么可以帮您？",
    calm: "我理解您的感受，请您放心，我们会尽力帮您解决。",
    calm_safety: "请先断开电源、关好阀门，保证人身安全。我们按紧急处理，马上安排。",
    calm_complaint: "给您添麻烦了，非常抱歉。您反映的情况我会如实转给主管，由主管直接回复您。",
    ask_demand: "您希望我们优先帮您解决{fault}，对吗？",
    ask_detail: "您提到的问题，是按下电源后没有任何反应，还是有显示但用不了？之前试过哪些办法？",
    repeat_back: "我跟您核对一下：产品是{product}，现象是{fault}，对吗？",
    after_register: "{customer}您好，您的问题已经登记，单号{no}，我们马上安排，一小时内告诉您由谁来处理。",
    wait_approval: "{customer}您好，您的单正在由主管确认，确认后一小时内安排人员。",
    dispatched: "{customer}您好，我是{store}的{me}。您的{product}由{engineer}负责，预计{promised}前完成。",
    appointment: "{customer}您好，{engineer}约定{appointment}到您那里，到时请您留人，可以吗？",
    progress:
      "{customer}您好，我是{store}的{me}。您的{product}正在处理，{engineer}预计{promised}前完成，您看时间方便吗？",
    wait_parts:
      "{customer}您好，您的{product}需要的配件正在调货，到货后我们第一时间联系您，预计{promised}前完成。",
    wait_customer: "{customer}您好，您的{product}我们已经准备好继续处理，想跟您确认一下方便的时间。",
    wait_expert: "{customer}您好，您的问题正在由专人核实方案，确定后马上告诉您，预计{promised}前完成。",
    delay:
      "{customer}您好，原定的时间因为现场情况要调整，我们改到{promised}，给您带来不便很抱歉，您看是否方便？",
    quote: "{customer}您好，您的{product}已过保修期，维修费用我先报给您，您同意以后我们再动手。",
    needs_team: "您的问题需要技术团队进一步检测，我们会在{promised}前给您答复。",
    result: "{customer}您好，您反映的问题已处理完成：{result}。请问您方便验收一下吗？",
    care: "修好的设备请避免频繁搬动，使用中有任何不对，请随时打我们的电话。",
    satisfaction: "请问您对我们的处理过程和结果是否满意？若有其他建议，欢迎随时提出。",
    survey: "想请您用一分钟给这次服务打个分，您的评价对我们很重要。",
    rework: "{customer}您好，上次没有让您满意，非常抱歉。主管已经接手，我们马上重新安排。",
    follow_up: "{customer}您好，我是{store}的{me}，想回访一下：您的{product}现在使用正常吗？",
    suggestion: "您提的建议我们已转给产品部门评估，有进展会第一时间告诉您。",
    closing: "感谢您的来电，祝您生活愉快，再见。",
  },
  purpose: {
    opening: "开场",
    empathy: "安抚",
    question: "核对",
    progress: "进度同步",
    delay: "延期告知",
    result: "结果告知",
    satisfaction: "满意度",
    closing: "结束",
  },
  hole: {
    customer: "客户称呼",
    store: "门店",
    me: "我的名字",
    product: "产品",
    engineer: "工程师",
    promised: "预计时间",
    appointment: "约定时间",
    no: "单号",
    fault: "问题",
    result: "处理结果",
  },
  avoid: [
    { word: "不知道", instead: "我马上核实，稍后回复您" },
    { word: "不清楚", instead: "我核实后回复您" },
    { word: "没办法", instead: "需要进一步检测，我们会给出方案" },
    { word: "不可能", instead: "目前还做不到，我们换一个办法" },
    { word: "不归我管", instead: "我帮您转给负责的同事" },
    { word: "不关我的事", instead: "我帮您转给负责的同事" },
    { word: "自己弄的", instead: "使用中造成的" },
    { word: "人为损坏", instead: "外力造成的损坏" },
    { word: "随便", instead: "请您选一个合适的" },
    { word: "等着吧", instead: "请您稍等，有进展马上联系您" },
    { word: "肯定没问题", instead: "已测试，目前正常" },
    { word: "急什么", instead: "我理解您着急" },
  ],
};

const en: ScriptWords = {
  line: {
    opening: "Hello, this is {store} after-sales service, {me} speaking. How can I help you?",
    calm: "I understand how you feel. We will do our best to solve this.",
    calm_safety: "Please switch off the power and close the valve first. This is urgent for us too.",
    calm_complaint:
      "I am sorry for the trouble. I pass this to my supervisor, who will answer you in person.",
    ask_demand: "You would like us to solve {fault} first, is that right?",
    ask_detail:
      "Is there no reaction at all after switching on, or does it light up without working? What have you tried?",
    repeat_back: "Let me read it back: the product is {product}, the problem is {fault}. Correct?",
    after_register:
      "{customer}, your case is registered as {no}. Within an hour we tell you who takes care of it.",
    wait_approval:
      "{customer}, a supervisor is confirming your case. Somebody is assigned within an hour after that.",
    dispatched:
      "{customer}, this is {me} of {store}. {engineer} takes care of your {product}, done by {promised}.",
    appointment: "{customer}, {engineer} will be with you {appointment}. Will somebody be there?",
    progress:
      "{customer}, this is {me} of {store}. We are working on your {product}; {engineer} will be done by {promised}. Does that suit you?",
    wait_parts:
      "{customer}, the part for your {product} is on its way. We call you as soon as it is here, done by {promised}.",
    wait_customer: "{customer}, we are ready to go on with your {product}. When would it suit you?",
    wait_expert:
      "{customer}, a specialist is checking the plan for you. We tell you at once; done by {promised}.",
    delay: "{customer}, the time we gave has to change to {promised}. We are sorry. Does that suit you?",
    quote:
      "{customer}, your {product} is out of warranty. You get a quote first and we start when you agree.",
    needs_team: "Our technicians have to look into this. You will have an answer by {promised}.",
    result: "{customer}, this is done: {result}. Could you check it with us?",
    care: "Please avoid moving the repaired product often, and call us if anything seems wrong.",
    satisfaction:
      "Are you satisfied with how we handled this and with the result? Any suggestion is welcome.",
    survey: "Would you take a minute to rate this service? It matters to us.",
    rework:
      "{customer}, we are sorry that we did not satisfy you. The supervisor has taken over and we start again.",
    follow_up: "{customer}, this is {me} of {store}. Does your {product} work well now?",
    suggestion: "Your suggestion is with our product department. We tell you as soon as there is news.",
    closing: "Thank you for calling. Goodbye.",
  },
  purpose: {
    opening: "Opening",
    empathy: "Empathy",
    question: "Check",
    progress: "Progress",
    delay: "Delay",
    result: "Result",
    satisfaction: "Satisfaction",
    closing: "Closing",
  },
  hole: {
    customer: "customer",
    store: "store",
    me: "my name",
    product: "product",
    engineer: "engineer",
    promised: "promised time",
    appointment: "appointment",
    no: "card no.",
    fault: "problem",
    result: "result",
  },
  avoid: [
    { word: "I don't know", instead: "I will find out and call you back" },
    { word: "impossible", instead: "not possible yet, we look for another way" },
    { word: "not my job", instead: "I pass it to the colleague in charge" },
    { word: "no way", instead: "we look for another way" },
    { word: "your fault", instead: "caused in use" },
  ],
};

export const SCRIPTS: Readonly<Record<Lang, ScriptWords>> = { zh, en };
