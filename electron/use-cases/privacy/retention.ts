import { Temporal } from "temporal-polyfill";
import { findCustomer } from "#electron/repositories/customer-repository";
import { customersUntouchedSince } from "#electron/repositories/privacy-repository";
import { ok, type Result } from "#shared/contract/error-codes";
import type { RetentionDone, RetentionPreview } from "#shared/contract/privacy-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { erasePerson } from "./erase-person";

const mostListed = 200;

/** The moment since which nothing may have happened; null while the store has no period. */
function expiry(desk: Desk): EpochMs | null {
  const { retention_months, zone } = desk.settings();
  if (retention_months === null) return null;
  return Temporal.Instant.fromEpochMilliseconds(desk.nowMs())
    .toZonedDateTimeISO(zone)
    .subtract({ months: retention_months }).epochMilliseconds;
}

/** Who would be erased and since when nothing happened with them (DOMAIN 8). Failure: `forbidden`. */
export function previewRetention(desk: Desk, actor: Actor): Result<RetentionPreview> {
  const allowed = authorise(actor, "retention.run");
  if (!allowed.ok) return allowed;
  const before = expiry(desk);
  if (before === null) return ok({ months: null, before: null, people: [], total: 0 });
  const due = customersUntouchedSince(desk.store, before, Number.MAX_SAFE_INTEGER);
  const { retention_months } = desk.settings();
  return ok({ months: retention_months, before, people: due.slice(0, mostListed), total: due.length });
}

/**
 * Erases those of the previewed people who are still due; whoever came back meanwhile is left. Each is a transaction
 * of its own, so that a stop in the middle leaves whole people. Failures: `forbidden`, those of writing.
 */
export function runRetention(desk: Desk, actor: Actor, ids: readonly string[]): Result<RetentionDone> {
  const allowed = authorise(actor, "retention.run");
  if (!allowed.ok) return allowed;
  const before = expiry(desk);
  const due = new Set(
    before === null
      ? []
      : customersUntouchedSince(desk.store, before, Number.MAX_SAFE_INTEGER).map(({ id }) => id),
  );
  const done = { erased: 0, cards: 0, files: 0, skipped: 0 };
  for (const id of ids) {
    const customer = due.has(id) ? findCustomer(desk.store, id) : null;
    if (customer === null) {
      done.skipped += 1;
      continue;
    }
    const { version } = customer;
    const erased = erasePerson(desk, actor, { customer_id: id, version, reason: "retention" });
    if (!erased.ok) return erased;
    done.erased += 1;
    done.cards += erased.value.cards;
    done.files += erased.value.files;
  }
  return ok(done);
}
