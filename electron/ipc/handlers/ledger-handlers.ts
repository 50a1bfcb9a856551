import {
  addAssessment,
  decideAssessmentProposal,
  withdrawAssessment,
} from "#electron/use-cases/assessment/assess";
import { listAssessmentItems, saveAssessmentItem } from "#electron/use-cases/assessment/assessment-items";
import { assessmentMonth } from "#electron/use-cases/assessment/assessment-month";
import { figuresOfPeople } from "#electron/use-cases/assessment/person-figures";
import { actOnLedger } from "#electron/use-cases/ledger/act-on-ledger";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import {
  decideLedgerProposal,
  ledgerOfCard,
  ledgerProposals,
} from "#electron/use-cases/ledger/ledger-proposals";
import { ledgerDetail } from "#electron/use-cases/ledger/ledger-views";
import { listLedger } from "#electron/use-cases/ledger/list-ledger";
import { ok } from "#shared/contract/error-codes";
import type { ledgerChannels } from "#shared/contract/ledger-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the ledger and of staff assessment. */
export function ledgerHandlers(session: DeskSession): Handlers<keyof typeof ledgerChannels> {
  return {
    "ledger.list": signedIn(session, (desk, _actor, input) => ok(listLedger(desk, input))),
    "ledger.show": signedIn(session, (desk, _actor, input) => ledgerDetail(desk, input.id)),
    "ledger.add": signedIn(session, addLedgerEntry),
    "ledger.act": signedIn(session, actOnLedger),
    "ledger.of_card": signedIn(session, (desk, _actor, input) => ok(ledgerOfCard(desk, input.card_id))),
    "ledger.proposals": signedIn(session, (desk) => ok(ledgerProposals(desk))),
    "ledger.decide": signedIn(session, decideLedgerProposal),
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
