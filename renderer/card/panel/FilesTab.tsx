import { Camera, FilePlus, FileSignature } from "lucide-react";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { CheckBox } from "../../ui/Field";
import { useCard } from "../state/card-state";
import { chooseFiles, choosePhotos } from "./choose-files";
import { useConsent } from "./consent";
import { Thumbnail } from "./Thumbnail";

/** Photos with consent, signed pages, files; by picker, drop or paste. */
export function FilesTab() {
  const { card, frozen } = useCard();
  const text = useText();
  const agreed = useConsent((consent) => consent.agreed);
  return (
    <>
      {!frozen && (
        <div className="panel-card">
          <CheckBox
            label={text.t("card.files.consent")}
            checked={agreed}
            onToggle={(checked) => useConsent.setState({ agreed: checked })}
          />
          <div className="panel-buttons">
            <Button small icon={Camera} disabled={!agreed} onClick={choosePhotos}>
              {text.t("card.files.add_photo")}
            </Button>
            <Button small icon={FileSignature} onClick={() => chooseFiles("signed_scan")}>
              {text.t("card.files.add_scan")}
            </Button>
            <Button small icon={FilePlus} onClick={() => chooseFiles("document")}>
              {text.t("card.files.add_file")}
            </Button>
          </div>
          <p className="panel-note">{text.t("card.files.position")}</p>
        </div>
      )}
      {card.attachments.length === 0 ? (
        <p className="panel-empty">{text.t("card.files.empty")}</p>
      ) : (
        <div className="thumbs">
          {card.attachments.map((attachment) => (
            <Thumbnail key={attachment.id} attachment={attachment} />
          ))}
        </div>
      )}
    </>
  );
}
