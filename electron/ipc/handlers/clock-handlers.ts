import { listAppointments } from "#electron/use-cases/appointment/list-appointments";
import { calendarYear } from "#electron/use-cases/calendar/calendar-year";
import { importYear, overrideDay } from "#electron/use-cases/calendar/change-calendar";
import { distrustPublisher, listPublishers, trustPublisher } from "#electron/use-cases/calendar/publishers";
import { tryChanges } from "#electron/use-cases/clock/try-changes";
import { listDuty, saveDuty } from "#electron/use-cases/duty/duty";
import { listNotices, readNotices } from "#electron/use-cases/notice/notices";
import { copyPolicy, listPolicies, savePolicy, usePolicy } from "#electron/use-cases/policy/policies";
import { queueByPerson } from "#electron/use-cases/workbench/next-things";
import type { clockChannels } from "#shared/contract/clock-channels";
import { ok } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the deadlines: policies, calendar, appointments, duty, notices. */
export function clockHandlers(session: DeskSession): Handlers<keyof typeof clockChannels> {
  return {
    "policy.list": signedIn(session, (desk) => ok(listPolicies(desk))),
    "policy.copy": signedIn(session, copyPolicy),
    "policy.save": signedIn(session, savePolicy),
    "policy.use": signedIn(session, (desk, actor, input) => usePolicy(desk, actor, input.key, input.kind)),
    "clock.what_if": signedIn(session, (desk, _actor, input) => tryChanges(desk, input)),
    "calendar.year": signedIn(session, (desk, _actor, input) => ok(calendarYear(desk, input.year))),
    "calendar.override": signedIn(session, overrideDay),
    "calendar.import": signedIn(session, importYear),
    "calendar.publishers": signedIn(session, (desk) => ok(listPublishers(desk.store))),
    "calendar.trust": signedIn(session, trustPublisher),
    "calendar.distrust": signedIn(session, distrustPublisher),
    "appointment.list": signedIn(session, (desk, _actor, input) => listAppointments(desk, input)),
    "queue.people": signedIn(session, (desk) => ok(queueByPerson(desk))),
    "duty.list": signedIn(session, (desk, _actor, input) => ok(listDuty(desk, input))),
    "duty.save": signedIn(session, saveDuty),
    "notice.list": signedIn(session, (desk, actor, input) => ok(listNotices(desk, actor, input))),
    "notice.read": signedIn(session, readNotices),
    "notice.hold": (input, { pageId }) => {
      session.hold(pageId, input.held);
      return ok(null);
    },
  };
}
