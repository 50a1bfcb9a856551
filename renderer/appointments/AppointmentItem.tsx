import { CalendarClock, Copy } from "lucide-react";
import type { AppointmentView } from "#shared/contract/clock-views";
import { openCard } from "../app/navigation";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { PrioritySeal, VipBadge } from "../ui/PrioritySeal";
import { useTime } from "../ui/use-time";

/** One appointment; a clash shows by its double frame, its mark and the word (UX 3). */
export function AppointmentItem({ appointment }: { readonly appointment: AppointmentView }) {
  const text = useText();
  const time = useTime();
  const { row, clash, appointment_at } = appointment;
  const customer = row.customer_name ?? text.t("notice.no_customer");
  const words = {
    at: time.dayTime(appointment_at),
    customer,
    no: row.no ?? text.t("notice.no_number"),
    model: row.model ?? "",
  };
  return (
    <button
      type="button"
      className={classes("appointment", clash && "appointment-clash")}
      aria-label={text.t(clash ? "appointment.spoken_clash" : "appointment.spoken", words)}
      title={row.description ?? undefined}
      onClick={() => openCard(row.id)}
    >
      <span className="appointment-head">
        {clash ? <Copy size={13} aria-hidden /> : <CalendarClock size={13} aria-hidden />}
        <b>{time.clock(appointment_at)}</b>
        {clash && <em>{text.t("appointment.clash")}</em>}
        {row.priority !== null && <PrioritySeal priority={row.priority} />}
      </span>
      <span className="appointment-who">
        {customer} {row.customer_level === "vip" && <VipBadge />}
      </span>
      <span className="appointment-what">{row.model ?? row.description ?? words.no}</span>
    </button>
  );
}
