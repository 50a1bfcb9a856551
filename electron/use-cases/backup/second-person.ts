import type { RestoreApprover } from "#shared/contract/backup-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StaffCode } from "#shared/domain/card/case-state";
import { holdsAny } from "#shared/domain/card/roles";
import { rolesWith } from "../authorisation";
import type { Desk } from "../desk";
import { actorOf, workingPeople } from "../session/acting-person";
import type { SecretKeeping } from "../session/secret-keeping";
import { provePin, takesPin } from "../session/sign-in";

/** The people who may say yes; the one who asks is the second person only where there is no other (SAFETY 4). */
export function restoreApprovers(desk: Desk, asking: StaffCode | null): readonly RestoreApprover[] {
  const admins = workingPeople(desk.store).filter((person) =>
    holdsAny(actorOf(desk, person).roles, rolesWith("backup.restore")),
  );
  const others = admins.filter(({ code }) => code !== asking);
  return (others.length > 0 ? others : admins).map(({ code, name }) => ({
    code,
    name,
    has_pin: takesPin(desk, code),
  }));
}

export interface RestoreApproval {
  readonly approver: StaffCode | null;
  readonly pin: string | null;
}

/**
 * Whether this person says yes to a restore that somebody asks for, with the PIN. Failures: `forbidden` for a person
 * who may not or a PIN that is not right, `self_approval` for the one who asks while another could.
 */
export async function approveRestore(
  desk: Desk,
  keeping: SecretKeeping,
  asking: StaffCode | null,
  { approver, pin }: RestoreApproval,
): Promise<Result<{ readonly by: StaffCode | null; readonly approvedBy: StaffCode }>> {
  const may = restoreApprovers(desk, asking);
  const isOne = may.some(({ code }) => code === approver);
  if (approver !== null && approver === asking && !isOne && may.length > 0) return fail("self_approval");
  if (approver === null || !isOne) return fail("forbidden", { needs: rolesWith("backup.restore") });
  const proved = await provePin(desk, keeping, approver, pin ?? undefined);
  return proved.ok ? ok({ by: asking, approvedBy: approver }) : proved;
}
