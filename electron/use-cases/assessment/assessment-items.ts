import { assessmentItemVersions, insertItemVersion } from "#electron/repositories/assessment-repository";
import { insertAudit } from "#electron/repositories/audit-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { assessedMonth } from "./assessment-month";

/** Every version of every item, the newest of each first. */
export function listAssessmentItems(desk: Desk): readonly AssessmentItemVersion[] {
  return assessmentItemVersions(desk.store);
}

const OWN_CODE = /^own_(\d+)$/;

function freeCode(known: readonly AssessmentItemVersion[]): string {
  const numbers = known.map(({ code }) => Number(OWN_CODE.exec(code)?.[1] ?? 0));
  return `own_${Math.max(0, ...numbers) + 1}`;
}

/**
 * Saves an item as its next version, which counts from a month on; earlier months keep what was said before. Failures:
 * `forbidden`, `not_found`, `conflict` (details `version`), `invalid_state` for a month whose report has been issued,
 * `invalid_input` for a month before that of the version it is made from.
 */
export function saveAssessmentItem(
  desk: Desk,
  actor: Actor,
  { code, base_version, from_period, item }: ChannelParsed<"assessment.save_item">,
): Result<readonly AssessmentItemVersion[]> {
  const allowed = authorise(actor, "assessment.item.change");
  if (!allowed.ok) return allowed;
  const saved = desk.write((tx) => {
    const known = assessmentItemVersions(tx);
    const newest = known.find((version) => version.code === code);
    if (code !== undefined && newest === undefined)
      return fail("not_found", { what: "assessment_item", ref: code });
    if (newest !== undefined && newest.version !== base_version) {
      return fail("conflict", { version: newest.version });
    }
    if (assessedMonth(desk, tx, from_period).closed) return fail("invalid_state", { period: from_period });
    if (newest !== undefined && from_period < newest.from_period) {
      return fail("invalid_input", { fields: [{ field: "from_period", code: "before_last_change" }] });
    }
    const at = desk.nowMs();
    const last = Math.max(0, ...known.map(({ position }) => position));
    const version: AssessmentItemVersion = {
      ...item,
      code: newest?.code ?? freeCode(known),
      version: (newest?.version ?? 0) + 1,
      from_period,
      position: newest?.position ?? last + 1,
    };
    insertItemVersion(tx, version, actor.code, at);
    insertAudit(tx, {
      what: "assessment.item",
      by: actor.code,
      at,
      subject: version.code,
      details: { version: version.version, from_period },
    });
    return ok(assessmentItemVersions(tx));
  });
  if (saved.ok) desk.announce({ what: "assessment", ids: null });
  return saved;
}
