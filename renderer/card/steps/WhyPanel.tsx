import type { MilestoneView } from "#shared/contract/views";
import { Dialog } from "../../ui/Dialog";
import { useText } from "../../ui/display";
import { SlaShape, shapeOf } from "../../ui/SlaShape";
import { roundMark } from "../../ui/sla";
import { useTime } from "../../ui/use-time";
import { useCard } from "../state/card-state";

/** Why this deadline, in words for the customer: the one asked for first, then the others of the card. */
export function WhyPanel({
  first,
  onClose,
}: {
  readonly first: MilestoneView | null;
  readonly onClose: () => void;
}) {
  const { card } = useCard();
  const text = useText();
  const time = useTime();
  const others = card.milestones.filter((item) => item !== first && item.state !== "not_applicable");
  const shown = first === null ? others : [first, ...others];
  return (
    <Dialog title={text.t("card.why.title")} side widthPx={480} onClose={onClose}>
      {shown.length === 0 && <p>{text.t("card.why.none")}</p>}
      <div className="why-list">
        {shown.map((item, index) => (
          <section
            key={`${item.milestone}-${item.round}-${item.occurrence}`}
            className={index === 0 && first !== null ? "why-item why-first" : "why-item"}
          >
            <h3>
              <SlaShape shape={shapeOf(item.state, item.level)} />
              {text.word("milestone", item.milestone)}
              {item.round > 1 ? roundMark(item.round) : ""} · {time.dayTime(item.due_at)}
            </h3>
            <p>{item.explain}</p>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
