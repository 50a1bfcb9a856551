import type { StoreReader } from "#electron/db/connection";
import { type CaseRef, findFields } from "#electron/repositories/case-repository";

/** A card is named by its number (own, blank or external) or, a draft, by its id (CLI "NO may be the id"). */
export function cardRef(reader: StoreReader, text: string): CaseRef {
  const byId: CaseRef = { id: text };
  return findFields(reader, byId) ? byId : { no: text.trim() };
}
