import type { ApprovalItem } from "#shared/contract/views";

/** One request among all: its card and its number on the card. */
export function itemKey({ card, request }: ApprovalItem): string {
  return `${card.id}#${request.n}`;
}
