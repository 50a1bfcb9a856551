import type { GridRow } from "#shared/contract/views";
import type { Text } from "#shared/text/text";
import { rowName } from "./row-facts";

/** A cell that is one word: the grid writes it itself, which costs a tenth of a cell drawn by React. */
export interface WordCell {
  readonly word: (row: GridRow, text: Text) => string;
  /** What the mouse is told, where that is more than the word. */
  readonly whole?: (row: GridRow) => string | null;
  /** The word stands for "nothing here". */
  readonly isEmpty: (row: GridRow) => boolean;
  /** Nothing here is something to be done. */
  readonly emptyIsMissing?: true;
}

/** Class of the cell where there is nothing. */
export function emptyClass({ emptyIsMissing }: WordCell): "cell-missing" | "cell-soft" {
  return emptyIsMissing ? "cell-missing" : "cell-soft";
}

export const NUMBER_WORD: WordCell = {
  word: rowName,
  whole: ({ no }) => no,
  isEmpty: ({ no }) => no === null,
};

export const MODEL_WORD: WordCell = {
  word: ({ model }, text) => model ?? text.t("grid.model_missing"),
  isEmpty: ({ model }) => model === null,
  emptyIsMissing: true,
};

export const DESCRIPTION_WORD: WordCell = {
  word: ({ description }, text) => description ?? text.t("time.none"),
  isEmpty: () => false,
};

export const SERVICE_MODE_WORD: WordCell = {
  word: ({ service_mode }, text) =>
    service_mode === null ? text.t("time.none") : text.word("service_mode", service_mode),
  isEmpty: ({ service_mode }) => service_mode === null,
};

export const ASSIGNEE_WORD: WordCell = {
  word: ({ assignee, assignee_name }, text) => assignee_name ?? assignee ?? text.t("grid.nobody"),
  isEmpty: ({ assignee }) => assignee === null,
};
