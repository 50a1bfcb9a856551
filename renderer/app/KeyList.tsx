import { COMMAND_IDS, COMMANDS, type CommandGroup } from "../commands/command-table";
import { Dialog } from "../ui/Dialog";
import { useText } from "../ui/display";
import { KeyCap } from "../ui/KeyCap";
import "./key-list.css";

const GROUPS: readonly CommandGroup[] = ["everywhere", "workbench", "card", "lists"];

/** F1: every key, from the same table that the keyboard reads. */
export default function KeyList({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text.t("keys.title")} onClose={onClose} widthPx={760}>
      <div className="key-list">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{text.t(`keys.group.${group}`)}</h3>
            <dl>
              {COMMAND_IDS.filter((id) => COMMANDS[id].group === group).map((id) => (
                <div key={id}>
                  <dt>
                    {COMMANDS[id].shortcuts.map((chord) => (
                      <KeyCap key={chord} chord={chord} />
                    ))}
                  </dt>
                  <dd>{text.t(COMMANDS[id].label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
