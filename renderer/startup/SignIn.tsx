import LockScreen from "../lock/LockScreen";
import { WhoIsWorking } from "../lock/WhoIsWorking";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";
import "./startup.css";

/** Nobody sits here yet: a training store asks at once who is working, any other shows store and time first (UX 2). */
export default function SignIn({
  storeName,
  sandbox,
}: {
  readonly storeName: string;
  readonly sandbox: boolean;
}) {
  const text = useText();
  const time = useTime();
  if (!sandbox) return <LockScreen storeName={storeName} person={null} unlocksWith={null} />;
  return (
    <main className="startup sign-in" aria-label={text.t("sign_in.title")}>
      <header className="lock-head">
        <b>{storeName}</b>
        <span>{time.clock(time.nowMs)}</span>
      </header>
      <section className="startup-sheet">
        <WhoIsWorking />
      </section>
    </main>
  );
}
