import { type Access, personal, plain } from "#electron/use-cases/access";
import { rolesWith } from "#electron/use-cases/authorisation";
import type { ChannelName } from "#shared/contract/channels";
import { REGISTERING_ROLES } from "#shared/domain/card/roles";
import type { AccessTables } from "./guard-channels";

/**
 * Every channel with who may use it (DOMAIN 2.3), and whether its answer is masked. The router asks this table before
 * any handler; a channel that is not in it is refused, and the table does not compile without it.
 */
export const CHANNEL_ACCESS: Readonly<Record<ChannelName, Access>> = {
  "app.state": plain("anybody"),
  "app.diagnostics": plain("anybody"),
  "store.initialise": plain("anybody"),
  "store.reopen": plain("anybody"),
  "settings.update": plain("signed_in"),

  // Where no store is open there is nobody to sign in; the handlers ask for somebody where one is.
  "backup.overview": plain("anybody"),
  "backup.status": plain("anybody"),
  "backup.verify": plain("anybody"),
  "backup.choose_file": plain("anybody"),
  "backup.preview": plain("anybody"),
  "backup.restore": plain("anybody"),
  "store.choose_folder": plain("anybody"),
  "backup.approvers": plain("signed_in"),
  "backup.create": plain("signed_in"),
  "backup.cancel": plain("signed_in"),
  "backup.choose_second_place": plain(rolesWith("settings.change")),
  "backup.forget_second_place": plain(rolesWith("settings.change")),
  "backup.undo_restore": plain("signed_in"),

  "session.staff": plain("anybody"),
  "session.sign_in": plain("anybody"),
  "session.sign_out": plain("anybody"),
  "session.lock": plain("anybody"),
  "session.unlock": plain("anybody"),
  "session.change_secret": plain("signed_in"),
  "step_up.ask": plain("signed_in"),
  "step_up.authorise": personal("signed_in"),
  "step_up.cancel": plain("signed_in"),

  "card.grid": personal("signed_in"),
  "card.counts": plain("signed_in"),
  "card.ids": plain("signed_in"),
  "card.queue": personal("signed_in"),
  "card.search": personal("signed_in"),
  "card.show": personal("signed_in"),
  "card.create": personal(REGISTERING_ROLES),
  "card.save_draft": plain(REGISTERING_ROLES),
  "card.act": personal("signed_in"),
  "card.attach": plain("signed_in"),
  "attachment.read": plain("signed_in"),
  "personal.unmask": plain(rolesWith("personal.unmask")),

  "approval.list": personal("signed_in"),
  "approval.sign": personal(rolesWith("approval.sign")),

  "view.list": plain("signed_in"),
  "view.save": plain("signed_in"),
  "view.remove": plain("signed_in"),

  "intake.caller": personal(REGISTERING_ROLES),
  "intake.serial": personal(REGISTERING_ROLES),
  "intake.assess": personal(REGISTERING_ROLES),

  "customer.list": personal("signed_in"),
  "customer.show": personal("signed_in"),
  "customer.add": personal(rolesWith("customer.change")),
  "customer.update": personal(rolesWith("customer.change")),
  "model.list": plain("signed_in"),
  "model.add": plain(rolesWith("model.change")),
  "model.update": plain(rolesWith("model.change")),
  "staff.list": plain("signed_in"),
  "staff.add": plain(rolesWith("staff.change")),
  "staff.update": plain(rolesWith("staff.change")),
  "staff.secure": plain(rolesWith("secret.reset")),
  "deputy.list": plain("signed_in"),
  "deputy.add": plain(rolesWith("deputy.change")),
  "deputy.end": plain([...rolesWith("deputy.change"), ...rolesWith("staff.change")]),
  "unit.list": plain("signed_in"),
  "unit.add": plain(rolesWith("unit.change")),
  "unit.update": plain(rolesWith("unit.change")),
  "fault_category.list": plain("signed_in"),
  "fault_category.add": plain(rolesWith("fault_category.change")),
  "fault_category.update": plain(rolesWith("fault_category.change")),
  "audit.list": plain(rolesWith("audit.read")),

  "verify.run": plain("signed_in"),
  "verify.cancel": plain("signed_in"),
  "verify.last": plain("signed_in"),
  "chain.daily_head": plain("signed_in"),
  "keys.state": plain("signed_in"),
  "keys.recovery_code": plain(rolesWith("keys.recover")),
  "keys.save_code": plain(rolesWith("keys.recover")),
  "keys.print_code": plain(rolesWith("keys.recover")),
  "keys.recover": plain(rolesWith("keys.recover")),
  "person.export": plain(rolesWith("person.export")),
  "person.erase_preview": plain(rolesWith("person.erase")),
  "person.erase": plain(rolesWith("person.erase")),
  "retention.preview": plain(rolesWith("retention.run")),
  "retention.run": plain(rolesWith("retention.run")),
  "photo.waiting": plain("signed_in"),
  "photo.original": plain("signed_in"),
  "photo.cleaned": plain("signed_in"),
  "photo.withdraw": plain(rolesWith("consent.withdraw")),

  "print.preview": plain("signed_in"),
  "print.result": plain("signed_in"),
  "print.cancel": plain("signed_in"),
  "print.printers": plain("signed_in"),
  "print.save": plain("signed_in"),
  "print.system": plain("signed_in"),

  "policy.list": plain("signed_in"),
  "policy.copy": plain(rolesWith("policy.change")),
  "policy.save": plain(rolesWith("policy.change")),
  "policy.use": plain(rolesWith("policy.change")),
  "calendar.year": plain("signed_in"),
  "calendar.override": plain(rolesWith("calendar.change")),
  "calendar.import": plain(rolesWith("calendar.change")),
  "calendar.publishers": plain("signed_in"),
  "calendar.trust": plain(rolesWith("calendar.change")),
  "calendar.distrust": plain(rolesWith("calendar.change")),
  "appointment.list": personal("signed_in"),
  "queue.people": plain("signed_in"),
  "clock.what_if": plain("signed_in"),
  "duty.list": plain("signed_in"),
  "duty.save": plain(rolesWith("duty.change")),
  "notice.list": plain("signed_in"),
  "notice.read": plain("signed_in"),
  "notice.hold": plain("anybody"),

  "ledger.list": personal("signed_in"),
  "ledger.show": personal("signed_in"),
  "ledger.add": personal("signed_in"),
  "ledger.act": personal("signed_in"),
  "ledger.of_card": personal("signed_in"),
  "ledger.proposals": personal("signed_in"),
  "ledger.decide": personal("signed_in"),
  "ledger.save": plain(rolesWith("ledger.export")),
  "assessment.month": plain("signed_in"),
  "assessment.figures": plain("signed_in"),
  "assessment.add": plain("signed_in"),
  "assessment.withdraw": plain("signed_in"),
  "assessment.decide": plain("signed_in"),
  "assessment.items": plain("signed_in"),
  "assessment.save_item": plain(rolesWith("assessment.item.change")),

  "survey.form": plain("signed_in"),
  "survey.save_form": plain(rolesWith("settings.change")),
  "survey.counter_open": plain("signed_in"),
  "survey.counter_show": plain("signed_in"),
  "survey.counter_send": plain("signed_in"),
  "survey.list": plain(rolesWith("survey.read")),
  "survey.calls": plain(rolesWith("survey.read")),
  "survey.sample": plain(rolesWith("survey.read")),
  "survey.draw": plain(rolesWith("survey.draw")),
  "survey.interview": plain(rolesWith("survey.call")),

  "report.preview": plain(rolesWith("figures.read")),
  "report.save": plain(rolesWith("figures.read")),
  "report.print": plain(rolesWith("figures.read")),
  "closing.preview": plain(rolesWith("closing_list.print")),
  "closing.save": plain(rolesWith("closing_list.print")),
  "closing.print": plain(rolesWith("closing_list.print")),
  "report.words": plain(rolesWith("figures.read")),
  "report.write_words": plain(rolesWith("report.issue")),

  "figures.show": plain(rolesWith("figures.read")),
  "figures.rows": personal(rolesWith("figures.read")),
  "figures.explain": plain(rolesWith("figures.read")),
  "figures.trend": plain(rolesWith("figures.read")),
  "figures.fault_trend": plain(rolesWith("figures.read")),
  "figures.issue": plain(rolesWith("report.issue")),
  "figures.repair": plain(rolesWith("figures.repair")),
  "figures.issues": plain(rolesWith("figures.read")),
};

/** Channels that also answer behind the lock: the lock itself, and a draft that is being saved when it falls. */
export const WHILE_LOCKED: ReadonlySet<ChannelName> = new Set<ChannelName>([
  "app.state",
  "app.diagnostics",
  "session.staff",
  "session.sign_in",
  "session.sign_out",
  "session.lock",
  "session.unlock",
  "card.save_draft",
  "notice.hold",
]);

/**
 * All that a page answers to while a customer sits at it: the questionnaire, and what takes the page back. A person
 * without a PIN takes it back at once, as nobody asks for one at the sign-in either.
 */
export const AT_COUNTER: ReadonlySet<ChannelName> = new Set<ChannelName>([
  "app.state",
  "session.staff",
  "session.sign_in",
  "session.unlock",
  "notice.hold",
  "survey.counter_show",
  "survey.counter_send",
]);

/** The three tables, as the guard takes them. */
export const ACCESS_TABLES: AccessTables = {
  access: CHANNEL_ACCESS,
  whileLocked: WHILE_LOCKED,
  atCounter: AT_COUNTER,
};
