import { FileText, ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import type { AttachmentView } from "#shared/contract/views";
import { useDeskQuery } from "../../api/queries";
import { Dialog } from "../../ui/Dialog";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";

const PICTURES: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** A picture's address inside this page; it is given back when the picture is not shown any more. */
function usePictureUrl(attachment: AttachmentView): {
  readonly url: string | null;
  readonly failed: boolean;
} {
  const isPicture = PICTURES.has(attachment.mime);
  const { data, isError } = useDeskQuery("attachment.read", { id: attachment.id }, { enabled: isPicture });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    // A copy of its own: the bridge's array may sit on a shared buffer, which a Blob does not take.
    const made = URL.createObjectURL(new Blob([new Uint8Array(data.bytes)], { type: data.mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { url, failed: isError };
}

/** One file of the card: a small picture or its kind, consent beside each photo. */
export function Thumbnail({ attachment }: { readonly attachment: AttachmentView }) {
  const text = useText();
  const time = useTime();
  const { url, failed } = usePictureUrl(attachment);
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState(false);
  const { name, kind, consent, added_at } = attachment;
  const isPicture = PICTURES.has(attachment.mime);
  return (
    <figure className="thumb">
      {isPicture && url !== null && !broken ? (
        <button
          type="button"
          className="thumb-picture"
          aria-label={text.t("card.files.open", { name })}
          onClick={() => setLarge(true)}
        >
          <img src={url} alt={name} onError={() => setBroken(true)} />
        </button>
      ) : (
        <span className="thumb-picture thumb-none">
          {isPicture ? <ImageOff size={20} aria-hidden /> : <FileText size={20} aria-hidden />}
          {(failed || broken) && <span>{text.t("card.files.no_picture")}</span>}
        </span>
      )}
      <figcaption>
        <span className="thumb-name" title={name}>
          {name}
        </span>
        <span className="muted">
          {text.word("attachment_kind", kind)} · {time.short(added_at)}
        </span>
        {kind === "photo" && (
          <span className={consent ? "sla-met" : "sla-breached"}>
            {text.t(consent ? "card.files.consented" : "card.files.no_consent")}
          </span>
        )}
      </figcaption>
      {large && url !== null && (
        <Dialog title={name} widthPx={1200} onClose={() => setLarge(false)}>
          <img className="thumb-large" src={url} alt={name} />
        </Dialog>
      )}
    </figure>
  );
}
