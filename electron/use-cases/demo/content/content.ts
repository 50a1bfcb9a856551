import type { FaultType, Fulfilment, Impact } from "#shared/domain/card/vocabulary";

/** What was wrong, what was done, and what the customer is told in the end. */
export interface Cause {
  readonly cause: string;
  readonly plan: string;
  readonly work: string;
  readonly result: string;
  /** Code of the part that is changed. */
  readonly part?: string;
}

/** One fault of a product, as customers report it. */
export interface Fault {
  /** A name of the shipped fault list. */
  readonly category: string;
  readonly type: FaultType;
  readonly impact: Impact;
  /** The ways it is repaired; `remote` = without seeing the product. */
  readonly ways: readonly Fulfilment[];
  readonly descriptions: readonly string[];
  readonly words: readonly string[];
  readonly code?: string;
  readonly tried: readonly string[];
  readonly causes: readonly Cause[];
}

/** A question that is answered without a repair. */
export interface Question {
  readonly description: string;
  readonly words: string;
  readonly answer: string;
}

export interface Model {
  /** As a card's `model` names it. */
  readonly code: string;
  readonly name: string;
  readonly units_sold: number;
}

export interface ProductLine {
  /** In serial numbers. */
  readonly letter: string;
  /** What people call it. */
  readonly noun: string;
  /** The product category of the fault list. */
  readonly category: string;
  readonly warranty_months: number;
  /** Price of a usual one, in yuan. */
  readonly price: number;
  readonly models: readonly Model[];
  readonly scenes: readonly string[];
  readonly faults: readonly Fault[];
  readonly questions: readonly Question[];
}
