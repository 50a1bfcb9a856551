import type { Attachment } from "#electron/repositories/attachment-repository";
import type { AttachmentState, AttachmentView } from "#shared/contract/views";

/** An attachment's id across the bridge: its card and its number there. */
export function attachmentId(attachment: Pick<Attachment, "card_id" | "n">): string {
  return `${attachment.card_id}/${attachment.n}`;
}

/** The card and number that an attachment id names, null for text that is none. */
export function parseAttachmentId(id: string): { readonly cardId: string; readonly n: number } | null {
  const [cardId, n, ...rest] = id.split("/");
  if (!cardId || !n || rest.length > 0 || !/^\d{1,9}$/.test(n)) return null;
  return { cardId, n: Number(n) };
}

function stateOf({ kind, removed_at, clean_sha256 }: Attachment): AttachmentState {
  if (removed_at !== null) return "removed";
  return kind === "photo" && clean_sha256 === null ? "held" : "kept";
}

/** What the window and the command line show of a file. */
export function attachmentView(attachment: Attachment): AttachmentView {
  return {
    id: attachmentId(attachment),
    name: attachment.original_name,
    kind: attachment.kind,
    consent: attachment.consent,
    mime: attachment.mime,
    size_bytes: attachment.size,
    added_at: attachment.added_at,
    added_by: attachment.added_by,
    state: stateOf(attachment),
  };
}
