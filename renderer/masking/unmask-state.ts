import { create } from "zustand";
import type { UnmaskedValues } from "#shared/contract/people-views";
import type { CardDetail } from "#shared/contract/views";
import type { UnmaskPurpose } from "#shared/domain/masking/needs";
import { call, type DeskFailure } from "../api/bridge";

/** What was shown in full; it is masked again when the page is left. */
interface Unmasked {
  readonly of: "card" | "customer";
  readonly id: string;
  readonly values: UnmaskedValues;
}

export const useUnmasked = create<{ readonly shown: Unmasked | null }>(() => ({ shown: null }));

/** Asks main for the values, which logs who and what for; the refusal, or null where they are shown. */
export async function unmask(
  of: Unmasked["of"],
  id: string,
  purpose: UnmaskPurpose,
): Promise<DeskFailure | null> {
  const result = await call("personal.unmask", { of, id, purpose });
  if (!result.ok) return result;
  useUnmasked.setState({ shown: { of, id, values: result.value } });
  return null;
}

export function maskAgain(): void {
  useUnmasked.setState({ shown: null });
}

/** The card with what was shown in full in place of its masked values. */
export function withUnmasked(card: CardDetail, shown: Unmasked | null): CardDetail {
  if (shown === null || shown.of !== "card" || shown.id !== card.fields.id) return card;
  const { phone, address, serial_no } = shown.values;
  return {
    ...card,
    fields: {
      ...card.fields,
      phone: phone ?? card.fields.phone,
      address: address ?? card.fields.address,
      serial_no: serial_no ?? card.fields.serial_no,
    },
  };
}
