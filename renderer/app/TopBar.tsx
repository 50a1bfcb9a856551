import { CircleHelp, Lock, PhoneIncoming } from "lucide-react";
import { usePerson, useReadyState } from "../api/app-state";
import { performCommand } from "../commands/perform-command";
import { whyNoIntake } from "../intake/start-intake";
import { NoticeBell } from "../notices/NoticeBell";
import { Button, IconButton } from "../ui/Button";
import { useText } from "../ui/display";
import { SearchBox } from "../workbench/SearchBox";
import "./top-bar.css";

/** Store, search, new card, who is signed in. */
export function TopBar() {
  const text = useText();
  const person = usePerson();
  const { settings, read_only } = useReadyState();
  const [role] = person.roles;
  const noIntake = whyNoIntake(person.roles, text);
  return (
    <header className="top-bar">
      <div className="top-store" title={settings.name}>
        <b>{settings.name}</b> <span>{settings.store}</span>
      </div>
      <search className="top-search" aria-label={text.t("app.regions.top")}>
        <SearchBox />
        <Button
          look="primary"
          icon={PhoneIncoming}
          shortcut="Ctrl+N"
          disabled={read_only || noIntake !== null}
          {...(noIntake !== null && { title: noIntake })}
          onClick={() => performCommand("new_card")}
        >
          {text.t("app.new_card")}
        </Button>
      </search>
      <div className="top-person">
        <NoticeBell />
        <IconButton icon={CircleHelp} label={text.t("app.help")} onClick={() => performCommand("keys")} />
        <span className="avatar" aria-hidden="true">
          {[...person.name][0]}
        </span>
        <span>
          {person.name} <span className="top-role">{role === undefined ? "" : text.word("role", role)}</span>
        </span>
        <IconButton icon={Lock} label={text.t("app.sign_out")} onClick={() => performCommand("lock")} />
      </div>
    </header>
  );
}
