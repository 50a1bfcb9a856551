/** The answers of the first-run wizard, as `store.initialise` takes them. */
export interface Answers {
  readonly prefix: string;
  readonly store: string;
  readonly name: string;
  readonly zone: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
  readonly logo: string | null;
  readonly person_code: string;
  readonly person_name: string;
}

export const STEPS = ["store", "letterhead", "person"] as const;
export type Step = (typeof STEPS)[number];

export const FIELDS_OF_STEP: Readonly<Record<Step, readonly (keyof Answers)[]>> = {
  store: ["prefix", "store", "name", "zone"],
  letterhead: ["address", "phone", "hours", "logo"],
  person: ["person_code", "person_name"],
};

export const emptyAnswers: Answers = {
  prefix: "SH",
  store: "S01",
  name: "",
  zone: "Asia/Shanghai",
  address: "",
  phone: "",
  hours: "",
  logo: null,
  person_code: "C01",
  person_name: "",
};

const STORE_CODE = /^[A-Z0-9]{1,8}$/;
const PERSON_CODE = /^[A-Za-z0-9_-]{1,20}$/;

/** Whether a step has what it needs to go on. */
export function isStepReady(step: Step, answers: Answers): boolean {
  const ready: Readonly<Record<Step, boolean>> = {
    store: STORE_CODE.test(answers.prefix) && STORE_CODE.test(answers.store) && answers.name.trim() !== "",
    letterhead: true,
    person: PERSON_CODE.test(answers.person_code) && answers.person_name.trim() !== "",
  };
  return ready[step];
}

/** The step on which a refused field stands. */
export function stepOfField(field: string): Step | undefined {
  return STEPS.find((step) => FIELDS_OF_STEP[step].some((name) => name === field));
}
