import { insertAudit } from "#electron/repositories/audit-repository";
import { cardsWithFacts, forgetFacts } from "#electron/repositories/figures/figure-facts";
import { ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";
import { keepsRightFacts } from "./check-figures";
import { keepFactsOf } from "./rebuild-figures";

/** So many cards at a time: other work of the window gets its turn in between. */
const CARDS_PER_STEP = 100;

/**
 * Works out again what the figures keep of every card where it differs from what the card and its log say; answers
 * how many did. An issued report stays as it was frozen. Failures: `forbidden`, those of writing.
 */
export async function repairFigures(desk: Desk, actor: Actor): Promise<Result<{ readonly cards: number }>> {
  const allowed = authorise(actor, "figures.repair");
  if (!allowed.ok) return allowed;
  const ids = cardsWithFacts(desk.store);
  let cards = 0;
  for (let at = 0; at < ids.length; at += CARDS_PER_STEP) {
    const repaired = desk.write((tx): Result<number> => {
      const wrong = ids.slice(at, at + CARDS_PER_STEP).filter((id) => !keepsRightFacts(desk, tx, id));
      for (const id of wrong) {
        forgetFacts(tx, id);
        keepFactsOf(desk, tx, id);
      }
      return ok(wrong.length);
    });
    if (!repaired.ok) return repaired;
    cards += repaired.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const logged = desk.write((tx): Result<null> => {
    insertAudit(tx, {
      what: "figures.repaired",
      by: actor.code,
      at: desk.nowMs(),
      subject: null,
      details: { cards },
    });
    return ok(null);
  });
  if (!logged.ok) return logged;
  desk.announce({ what: "cards", ids: null });
  return ok({ cards });
}
