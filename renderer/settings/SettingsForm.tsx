import type { ReactNode } from "react";
import { useCommandHandler } from "../commands/command-handlers";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { type Right, useRight } from "./rights";
import type { SettingsDraft } from "./settings-draft";

/** Says who may change this part, where the person may not. */
export function MayNot({ right }: { readonly right: Right }) {
  const text = useText();
  const { may, needs } = useRight(right);
  if (may) return null;
  return (
    <p className="settings-note">
      {text.t("settings.may_not", { needs: text.list(needs.map((role) => text.word("who", role))) })}
    </p>
  );
}

/** A part of the settings with its 保存; Ctrl+S saves. */
export function SettingsForm({
  title,
  draft,
  effect,
  children,
}: {
  readonly title: string;
  readonly draft: SettingsDraft;
  /** From when it counts and for which cards (UX 8). */
  readonly effect?: string | undefined;
  readonly children: ReactNode;
}) {
  const text = useText();
  const { may } = useRight("settings");
  const save = () => {
    if (draft.dirty && may) void draft.save(title);
  };
  useCommandHandler("save", () => {
    save();
    return true;
  });
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{title}</h2>
      <MayNot right="settings" />
      <fieldset disabled={!may} className="settings-fields">
        {children}
      </fieldset>
      {draft.sentence !== null && (
        <p className="field-error" role="alert">
          {draft.sentence}
        </p>
      )}
      <footer className="settings-foot">
        {draft.dirty && effect !== undefined && <p className="settings-note">{effect}</p>}
        <Button type="submit" look="primary" shortcut="Ctrl+S" disabled={!draft.dirty || !may}>
          {text.t("settings.save")}
        </Button>
        {draft.dirty ? (
          <Button look="quiet" onClick={draft.revert}>
            {text.t("settings.revert")}
          </Button>
        ) : (
          <span className="field-hint">{text.t("settings.unchanged")}</span>
        )}
      </footer>
    </form>
  );
}
