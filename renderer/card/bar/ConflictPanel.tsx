import type { CardDetail } from "#shared/contract/views";
import { sameValue } from "#shared/domain/card/change-set";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { fromIsoTime, useFieldWords } from "../state/field-words";
import type { Conflict } from "../state/use-attempt";

/** A field that both changed: what is stored now beside what was about to be sent. */
interface Collision {
  readonly name: string;
  readonly theirs: unknown;
  readonly mine: unknown;
}

function collisionsOf({ before, now, wish }: Conflict): readonly Collision[] {
  return Object.entries(wish.payload).flatMap(([name, sent]): Collision[] => {
    const was: unknown = Reflect.get(before.fields, name);
    const theirs: unknown = Reflect.get(now.fields, name);
    const mine = name.endsWith("_at") ? (fromIsoTime(sent) ?? sent) : sent;
    const changed = !sameValue(was, theirs);
    return changed && !sameValue(theirs, mine) ? [{ name, theirs, mine }] : [];
  });
}

function lastChange(now: CardDetail, before: CardDetail) {
  const seen = before.events.at(-1)?.seq ?? 0;
  return now.events.findLast((event) => event.seq > seen);
}

export interface ConflictPanelProps {
  readonly conflict: Conflict;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** UX 10 no. 2: who changed it when, both values side by side, nothing lost. */
export function ConflictPanel({ conflict, onKeepMine, onTakeTheirs }: ConflictPanelProps) {
  const text = useText();
  const time = useTime();
  const words = useFieldWords();
  const collisions = collisionsOf(conflict);
  const change = lastChange(conflict.now, conflict.before);
  const name = change ? (conflict.now.staff_names[change.actor] ?? change.actor) : null;
  return (
    <div className="conflict" role="alert">
      <p>
        {change && name !== null
          ? text.t("card.conflict.title", { name, time: time.clock(change.entered_at) })
          : text.t("card.conflict.unknown")}
      </p>
      {collisions.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th>{text.t("card.conflict.field")}</th>
              <th>{text.t("card.conflict.theirs")}</th>
              <th>{text.t("card.conflict.mine")}</th>
            </tr>
          </thead>
          <tbody>
            {collisions.map((collision) => (
              <tr key={collision.name}>
                <th scope="row">{text.field(collision.name)}</th>
                <td>{words(collision.name, collision.theirs)}</td>
                <td>{words(collision.name, collision.mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{text.t("card.conflict.same")}</p>
      )}
      <div className="conflict-choices">
        <Button look="primary" onClick={onKeepMine}>
          {text.t("card.conflict.keep_mine")}
        </Button>
        <Button onClick={onTakeTheirs}>{text.t("card.conflict.take_theirs")}</Button>
      </div>
    </div>
  );
}
