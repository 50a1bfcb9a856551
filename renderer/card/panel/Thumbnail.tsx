import { FileText, ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import type { AttachmentView } from "#shared/contract/views";
import { failureText } from "#shared/text/failure-text";
import { call } from "../../api/bridge";
import { useDeskQuery } from "../../api/queries";
import { useRight } from "../../settings/rights";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useText } from "../../ui/display";
import { say } from "../../ui/undo-strip";
import { useTime } from "../../ui/use-time";

const PICTURES: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** A picture's address inside this page; it is given back when the picture is not shown any more. */
function usePictureUrl(attachment: AttachmentView): {
  readonly url: string | null;
  readonly failed: boolean;
} {
  const isPicture = PICTURES.has(attachment.mime) && attachment.state === "kept";
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

/** 撤回同意: the photo is deleted, which can't be undone, so it is asked once more. */
function WithdrawButton({ attachment }: { readonly attachment: AttachmentView }) {
  const text = useText();
  const { may } = useRight("photos");
  const [asking, setAsking] = useState(false);
  const withdraw = async () => {
    const withdrawn = await call("photo.withdraw", { id: attachment.id });
    say(withdrawn.ok ? text.t("privacy.photo.withdrawn") : failureText(withdrawn, text).sentence);
    setAsking(false);
  };
  if (!may) return null;
  return (
    <>
      <Button small look="quiet" onClick={() => setAsking(true)}>
        {text.t("privacy.photo.withdraw")}
      </Button>
      {asking && (
        <Dialog
          title={text.t("privacy.photo.withdraw_title")}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {text.t("privacy.cancel")}
              </Button>
              <Button look="danger" onClick={() => void withdraw()}>
                {text.t("privacy.photo.withdraw_now")}
              </Button>
            </>
          }
        >
          <p>{text.t("privacy.photo.withdraw_hint", { name: attachment.name })}</p>
        </Dialog>
      )}
    </>
  );
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
  const { state } = attachment;
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
          {state === "held" && <span>{text.t("privacy.photo.held")}</span>}
          {state === "removed" && <span>{text.t("privacy.photo.removed")}</span>}
          {state === "kept" && (failed || broken) && <span>{text.t("card.files.no_picture")}</span>}
        </span>
      )}
      <figcaption>
        <span className="thumb-name" title={name}>
          {name}
        </span>
        <span className="muted">
          {text.word("attachment_kind", kind)} · {time.short(added_at)}
        </span>
        {kind === "photo" && state !== "removed" && <WithdrawButton attachment={attachment} />}
        {kind === "photo" && state !== "removed" && (
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
