import { fail, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";
export function fillDemoStore(
  _desk: Desk,
  _options: { cards: number; onProgress?: (done: number, total: number) => void },
): Result<{ cards: number }> {
  return fail("unsupported");
}
