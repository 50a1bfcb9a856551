import type { clockChannels } from "#shared/contract/clock-channels";
import { fail, type Result } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the deadlines: policies, calendar, appointments, duty, notices. */
export function clockHandlers(session: DeskSession): Handlers<keyof typeof clockChannels> {
  const unsupported = signedIn(session, (): Result<never> => fail("unsupported"));
  return {
    "policy.list": unsupported,
    "policy.copy": unsupported,
    "policy.save": unsupported,
    "policy.use": unsupported,
    "calendar.year": unsupported,
    "calendar.override": unsupported,
    "calendar.import": unsupported,
    "appointment.list": unsupported,
    "duty.list": unsupported,
    "duty.save": unsupported,
    "notice.list": unsupported,
    "notice.read": unsupported,
    "notice.hold": unsupported,
  };
}
