import {
  addAssessment,
  decideAssessmentProposal,
  withdrawAssessment,
} from "#electron/use-cases/assessment/assess";
import { listAssessmentItems, saveAssessmentItem } from "#electron/use-cases/assessment/assessment-items";
import { assessmentMonth } from "#electron/use-cases/assessment/assessment-month";
import { figuresOfPeople } from "#electron/use-cases/assessment/person-figures";
import type { Desk } from "#electron/use-cases/desk";
import { actOnLedger } from "#electron/use-cases/ledger/act-on-ledger";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import {
  decideLedgerProposal,
  ledgerOfCard,
  ledgerProposals,
} from "#electron/use-cases/ledger/ledger-proposals";
import { ledgerFileName, ledgerToFile } from "#electron/use-cases/ledger/ledger-to-file";
import { ledgerDetail } from "#electron/use-cases/ledger/ledger-views";
import { listLedger } from "#electron/use-cases/ledger/list-ledger";
import { ok, type Result } from "#shared/contract/error-codes";
import type { LedgerFilter, ledgerChannels } from "#shared/contract/ledger-channels";
import type { Actor } from "#shared/domain/card/decision";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";
import type { PrintPlatform } from "./print-handlers";

/** Channels of the ledger and of staff assessment. */
export function ledgerHandlers(
  session: DeskSession,
  platform: Pick<PrintPlatform, "chooseFile">,
): Handlers<keyof typeof ledgerChannels> {
  async function save(
    desk: Desk,
    actor: Actor,
    filter: LedgerFilter,
    pageId: number,
  ): Promise<Result<{ readonly file: string } | null>> {
    const file = await platform.chooseFile(pageId, ledgerFileName(desk));
    return file === null ? ok(null) : ledgerToFile(desk, actor, filter, file);
  }

  return {
    "ledger.list": signedIn(session, (desk, _actor, input) => ok(listLedger(desk, input))),
    "ledger.show": signedIn(session, (desk, _actor, input) => ledgerDetail(desk, input.id)),
    "ledger.add": signedIn(session, addLedgerEntry),
    "ledger.act": signedIn(session, actOnLedger),
    "ledger.of_card": signedIn(session, (desk, _actor, input) => ok(ledgerOfCard(desk, input.card_id))),
    "ledger.proposals": signedIn(session, (desk) => ok(ledgerProposals(desk))),
    "ledger.decide": signedIn(session, decideLedgerProposal),
    "ledger.save": signedIn(session, (desk, actor, { filter }, { pageId }) =>
      save(desk, actor, filter, pageId),
    ),
    "assessment.month": signedIn(session, (desk, actor, input) => assessmentMonth(desk, actor, input.period)),
    "assessment.figures": signedIn(session, (desk, actor, input) =>
      figuresOfPeople(desk, actor, input.period),
    ),
    "assessment.add": signedIn(session, addAssessment),
    "assessment.withdraw": signedIn(session, withdrawAssessment),
    "assessment.decide": signedIn(session, decideAssessmentProposal),
    "assessment.items": signedIn(session, (desk) => ok(listAssessmentItems(desk))),
    "assessment.save_item": signedIn(session, saveAssessmentItem),
  };
}
