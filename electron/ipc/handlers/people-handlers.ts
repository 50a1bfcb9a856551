import { signApprovals } from "#electron/use-cases/approval/sign-approvals";
import { listAudit } from "#electron/use-cases/audit/list-audit";
import { unmask } from "#electron/use-cases/audit/unmask";
import { signInNeeds, workingPeople } from "#electron/use-cases/session/acting-person";
import { changeOwnSecret } from "#electron/use-cases/session/change-secret";
import { createStepUps } from "#electron/use-cases/session/step-up";
import { endDeputy, listDeputies, nameDeputy } from "#electron/use-cases/staff/deputies";
import { secureStaff } from "#electron/use-cases/staff/secure-staff";
import { ok } from "#shared/contract/error-codes";
import type { peopleChannels } from "#shared/contract/people-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the people at a shared PC: sign-in, lock, step-up, masking, audit (SAFETY 5, DOMAIN 8). */
export function peopleHandlers(session: DeskSession): Handlers<keyof typeof peopleChannels> {
  const { keeping, pendingStepUps } = session;
  const stepUps = createStepUps(keeping, pendingStepUps);
  return {
    "session.staff": () => {
      const desk = session.desk();
      if (!desk.ok) return desk;
      return ok(
        workingPeople(desk.value.store).map((person) => ({
          code: person.code,
          name: person.name,
          roles: person.roles,
          ...signInNeeds(desk.value, person),
        })),
      );
    },
    "session.sign_in": (input, { pageId }) => session.signIn(pageId, input),
    "session.sign_out": (_input, { pageId }) => {
      session.signOut(pageId);
      return ok(session.state(pageId));
    },
    "session.lock": (_input, { pageId }) => {
      if (!session.lock(pageId)) session.signOut(pageId);
      return ok(session.state(pageId));
    },
    "session.unlock": (input, { pageId }) => session.unlock(pageId, input.secret),
    "session.change_secret": signedIn(session, (desk, actor, input) =>
      changeOwnSecret(desk, keeping, actor, input),
    ),
    "step_up.ask": signedIn(session, (desk, actor, input, { pageId }) =>
      stepUps.ask(desk, pageId, actor, input),
    ),
    "step_up.authorise": signedIn(session, (desk, _actor, input, { pageId }) =>
      stepUps.authorise(desk, pageId, input),
    ),
    "step_up.cancel": (input, { pageId }) => {
      pendingStepUps.cancel(pageId, input.id);
      return ok(null);
    },
    "approval.sign": signedIn(session, (desk, actor, input) => signApprovals(desk, keeping, actor, input)),
    "staff.secure": signedIn(session, (desk, actor, input) => secureStaff(desk, keeping, actor, input)),
    "deputy.list": signedIn(session, (desk) => ok(listDeputies(desk))),
    "deputy.add": signedIn(session, nameDeputy),
    "deputy.end": signedIn(session, (desk, actor, input) => endDeputy(desk, actor, input.id)),
    "personal.unmask": signedIn(session, unmask),
    "audit.list": signedIn(session, listAudit),
  };
}
