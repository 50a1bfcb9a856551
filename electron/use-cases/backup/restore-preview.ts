import path from "node:path";
import type { RestorePreview } from "#electron/db/backup/jobs";
import { isOtherStore } from "#electron/db/backup/preview-restore";
import { MIGRATIONS } from "#electron/db/migrations/all";
import type { RestoreApprover, RestorePreviewView, RestoreProblem } from "#shared/contract/backup-views";

/** What the restore of a backup would bring and take, as it is shown before anybody says yes. */
export function restorePreviewView(
  file: string,
  { verified, backup, current, erasedAgain }: RestorePreview,
  approval: { readonly needed: boolean; readonly approvers: readonly RestoreApprover[] },
): RestorePreviewView {
  const { facts } = backup ?? {};
  return {
    ref: file,
    name: path.basename(file),
    made_at: backup?.madeAtMs ?? 0,
    problem: problemOf({ verified, backup, current, erasedAgain }),
    contents:
      backup === null || facts === undefined
        ? null
        : {
            store: `${facts.store.prefix}-${facts.store.store}`,
            store_name: facts.store.name,
            cards: facts.cards,
            customers: facts.customers,
            last_card: facts.last_card,
            missing_files: backup.attachments.missing,
            sealed: backup.sealedBy !== "none",
            erased_again: erasedAgain,
          },
    current:
      current === null
        ? null
        : {
            cards: current.facts.cards,
            last_card: current.facts.last_card,
            lost_cards: current.lostCards,
            changed_cards: current.changedCards,
          },
    needs_approver: approval.needed,
    approvers: approval.approvers,
  };
}

function problemOf({ verified, backup, current }: RestorePreview): RestoreProblem | null {
  if (!verified.ok) return verified.problem === "missing" ? "missing" : "damaged";
  if (backup === null) return "damaged";
  if (backup.facts.schema_version > MIGRATIONS.length) return "newer";
  return current !== null && isOtherStore(current.facts.store, backup.facts.store) ? "other_store" : null;
}
