import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { call } from "../../api/bridge";
import { encodedAnew } from "../../photos/encode-anew";
import { currentText } from "../../ui/display";
import { say } from "../../ui/undo-strip";
import { rereadCard } from "../state/act";

/** SAFETY 1: what main takes at most. */
const MAX_BYTES = 15 * 1024 * 1024;

interface Prepared {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cleaned?: true;
}

async function withoutMetadata(file: File): Promise<Prepared | null> {
  const bytes = await encodedAnew(file);
  if (bytes === null) return null;
  return { name: `${file.name.replace(/\.[^.]*$/, "") || "photo"}.jpg`, bytes, cleaned: true };
}

async function asItIs(file: File): Promise<Prepared> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Adds files to a card one by one; each succeeds or fails alone, and the last word goes to the status bar. */
export async function addFiles(
  id: string,
  files: readonly File[],
  kind: AttachmentKind,
  consent: boolean,
): Promise<void> {
  const text = currentText();
  let last = "";
  for (const file of files) {
    if (kind === "photo" && !consent) {
      last = text.t("card.files.needs_consent");
      continue;
    }
    if (file.size > MAX_BYTES) {
      last = text.t("card.files.too_big", { name: file.name });
      continue;
    }
    const prepared = kind === "photo" ? await withoutMetadata(file) : await asItIs(file);
    if (prepared === null) {
      last = text.t("card.files.not_picture", { name: file.name });
      continue;
    }
    const result = await call("card.attach", { id, kind, consent, ...prepared });
    last = result.ok
      ? text.t("card.files.added", { name: prepared.name })
      : text.t("card.files.failed", { name: file.name, reason: failureText(result, text).sentence });
  }
  await rereadCard(id);
  if (last !== "") say(last);
}

/** Pictures are photos; everything else that is dropped or pasted is a document. */
export function kindOfFile(file: File): AttachmentKind {
  return file.type.startsWith("image/") ? "photo" : "document";
}
