import { type ReactNode, useEffect, useState } from "react";
import type { AttachmentKind } from "#shared/domain/card/vocabulary";
import { useText } from "../../ui/display";
import { useLayers } from "../../ui/layers";
import { useCard } from "../state/card-state";
import { addFiles, kindOfFile } from "./add-files";
import { FILE_FIELDS } from "./choose-files";
import { useConsent } from "./consent";

const ACCEPT: Readonly<Record<AttachmentKind, string>> = {
  photo: "image/*",
  signed_scan: "image/*,application/pdf",
  document: "*/*",
};

/** Files come in by the picker, dropped on the card, or pasted; pictures become photos. */
export function FileFields({ children }: { readonly children: ReactNode }) {
  const { card, frozen } = useCard();
  const text = useText();
  const [over, setOver] = useState(false);
  const consent = useConsent(({ agreed }) => agreed);
  const { id } = card.fields;

  useEffect(() => {
    if (frozen) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || useLayers.getState().top > 0) return;
      event.preventDefault();
      for (const file of files) void addFiles(id, [file], kindOfFile(file), useConsent.getState().agreed);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [id, frozen]);

  return (
    <section
      className="file-target"
      aria-label={text.t("card.tab.files")}
      onDragOver={(event) => {
        if (frozen || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        for (const file of event.dataTransfer.files) void addFiles(id, [file], kindOfFile(file), consent);
      }}
    >
      {children}
      {over && <div className="file-drop">{text.t("card.files.drop")}</div>}
      {(Object.keys(FILE_FIELDS) as (keyof typeof FILE_FIELDS)[]).map((kind) => (
        <input
          key={kind}
          id={FILE_FIELDS[kind]}
          type="file"
          hidden
          multiple
          accept={ACCEPT[kind]}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            void addFiles(id, files, kind, consent);
          }}
        />
      ))}
    </section>
  );
}
