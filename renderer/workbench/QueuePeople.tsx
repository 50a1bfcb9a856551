import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { QueuePerson } from "#shared/contract/clock-views";
import { useDeskQuery } from "../api/queries";
import { openScreen } from "../app/navigation";
import { useText } from "../ui/display";
import { SlaShape } from "../ui/SlaShape";
import { replaceFilter } from "./workbench-state";
import "./queue-people.css";

/** The value of the grid's filter for cards that nobody has. */
const NOBODY = "none";

function Person({ person }: { readonly person: QueuePerson }) {
  const text = useText();
  const { staff, breached, within_hour, open } = person;
  const name = staff === null ? text.t("queue.person_nobody") : (person.name ?? staff);
  return (
    <li>
      <button
        type="button"
        className="queue-person"
        aria-label={text.t("queue.person", { name, breached, soon: within_hour, open })}
        onClick={() => {
          openScreen("workbench");
          replaceFilter({ view: "open", assignee: staff ?? NOBODY });
        }}
      >
        <b>{name}</b>
        <span className="queue-person-open">{text.t("queue.person_open", { n: open })}</span>
        {breached + within_hour > 0 && (
          <span className="queue-person-due">
            {breached > 0 && (
              <span className="sla-breached">
                <SlaShape shape="breached" sizePx={11} /> {text.t("queue.person_breached", { n: breached })}
              </span>
            )}
            {within_hour > 0 && <span>{text.t("queue.person_soon", { n: within_hour })}</span>}
          </span>
        )}
      </button>
    </li>
  );
}

/** Who has how many open cards: how many are late or due within the hour; a person's line shows only those in the grid. */
export function QueuePeople() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const people = useDeskQuery("queue.people", {}, { keepPrevious: true, enabled: open }).data;
  return (
    <section className="queue-group">
      <button type="button" className="queue-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        <b>{text.t("queue.people")}</b>
        {open && people !== undefined && <span className="queue-count">{people.length}</span>}
      </button>
      {open && (
        <ul className="queue-people">
          {people?.map((person) => (
            <Person key={person.staff ?? NOBODY} person={person} />
          ))}
        </ul>
      )}
    </section>
  );
}
