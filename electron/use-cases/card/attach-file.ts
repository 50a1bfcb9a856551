import { storeFailureOf } from "#electron/db/store-failure";
import { findAttachment, insertAttachment, markCleaned } from "#electron/repositories/attachment-repository";
import { loadCase } from "#electron/repositories/case-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AttachmentView } from "#shared/contract/views";
import { type FileType, fileTypeOf } from "#shared/domain/attachment/file-type";
import { isCleanJpeg } from "#shared/domain/attachment/jpeg-metadata";
import { decide } from "#shared/domain/card/decide";
import type { Actor, Command } from "#shared/domain/card/decision";
import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import { sha256Of, storeAttachmentBytes } from "../attachment/attachment-file";
import { attachmentView } from "../attachment/attachment-view";
import { MAX_ATTACHMENT_BYTES, readPictureHeader } from "../attachment/photo-header";
import type { Desk } from "../desk";
import { cardRef } from "./card-ref";
import { decisionContext } from "./decision-context";
import { recordSteps } from "./record-steps";

export interface AttachRequest {
  /** Card no. or id. */
  readonly ref: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly consent: boolean;
  readonly bytes: Uint8Array;
  /** True where a page has encoded the photo anew; main looks whether that is so. */
  readonly cleaned?: boolean | undefined;
}

function refuseFile(code: string): Extract<Result<never>, { ok: false }> {
  return fail("invalid_input", { fields: [{ field: "file", code }] });
}

/** A photo must be a picture of a sane size, with the customer's consent; a signed page a picture or PDF. */
function fileRefusal(request: AttachRequest, type: FileType): Extract<Result<never>, { ok: false }> | null {
  const { bytes, kind } = request;
  if (bytes.length === 0) return refuseFile("empty_file");
  if (bytes.length > MAX_ATTACHMENT_BYTES) return refuseFile("too_large");
  if (kind === "photo" && !type.isImage) return refuseFile("not_an_image");
  if (kind === "signed_scan" && !type.isImage && type.mime !== "application/pdf")
    return refuseFile("not_an_image");
  if (type.isImage) {
    const header = readPictureHeader(bytes);
    if (!header.ok) return refuseFile(header.code);
  }
  return kind === "photo" && !request.consent
    ? fail("invalid_input", { fields: [{ field: "consent", code: "required" }] })
    : null;
}

/** A photo that needs no further look: a page encoded it anew, and its header bears that out. */
function isCleanAlready({ kind, cleaned, bytes }: AttachRequest): boolean {
  return kind === "photo" && cleaned === true && isCleanJpeg(bytes);
}

/** Only the last part of a path, without characters that a file system or a log could trip over. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const visible = last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return visible === "" ? "file" : [...visible].slice(0, 200).join("");
}

/**
 * `attach`: stores a file with the card under its SHA-256; bytes first, then the row, so that a row never
 * names bytes that are not there. Failures: `not_found`, `invalid_input` on `file`, `disk_full`, `read_only`.
 */
export function attachFile(desk: Desk, actor: Actor, request: AttachRequest): Result<AttachmentView> {
  if (desk.readOnly) return fail("read_only");
  const type = fileTypeOf(request.bytes);
  const refusal = fileRefusal(request, type);
  if (refusal) return refusal;
  const sha256 = sha256Of(request.bytes);
  try {
    storeAttachmentBytes(desk.store.folder.attachments, sha256, request.bytes);
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return fail(failure.code, failure.details);
  }
  const name = cleanName(request.name);
  const attached = desk.write((tx): Result<{ id: string; view: AttachmentView }> => {
    const loaded = loadCase(tx, cardRef(tx, request.ref));
    if (!loaded) return fail("not_found", { what: "card", ref: request.ref });
    const { state, events } = loaded;
    const payload = { name, kind: request.kind, consent: request.consent, sha256 };
    const command: Command<"attach"> = { action: "attach", payload, actor };
    const decision = decide(state, command, decisionContext(desk, tx, state, events));
    if (!decision.ok) return fail(decision.refusal.code, { ...decision.refusal.details });
    const n = insertAttachment(tx, {
      card_id: state.fields.id,
      sha256,
      size: request.bytes.length,
      mime: type.mime,
      kind: request.kind,
      consent: request.consent,
      original_name: name,
      taken_at: null,
      document: null,
      document_n: null,
      page: null,
      added_by: actor.code,
      added_at: desk.nowMs(),
    });
    if (isCleanAlready(request)) {
      const header = readPictureHeader(request.bytes);
      if (header.ok) markCleaned(tx, state.fields.id, n, { sha256, ...header });
    }
    const recorded = recordSteps(desk, tx, {
      before: state,
      base: state,
      events,
      steps: decision.steps,
      command,
      sent: payload,
    });
    if (!recorded.ok) return recorded;
    const stored = findAttachment(tx, state.fields.id, n);
    return stored ? ok({ id: state.fields.id, view: attachmentView(stored) }) : fail("internal");
  });
  if (!attached.ok) return attached;
  desk.announce({ what: "cards", ids: [attached.value.id] });
  return ok(attached.value.view);
}
