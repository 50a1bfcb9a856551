import { checked } from "#electron/use-cases/card/command-options";
import type { Desk } from "#electron/use-cases/desk";
import { makeRecoveryCode } from "#electron/use-cases/event/store-keys";
import { sandboxClock } from "#electron/use-cases/sandbox-clock";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import { ok, type Result } from "#shared/contract/error-codes";
import { initialiseSchema } from "#shared/contract/store-channels";
import { textIn } from "#shared/text/text";
import { flagOption, integerOption, stringOption } from "../arguments";
import type { CommandInput, FolderCommand } from "../command";
import { refuseUnreadableClock } from "../sandbox-time";

const DEFAULT_PREFIX = "SH";
const DEFAULT_STORE = "S01";
/** Invented, so that the papers of a demo store show what a letterhead looks like. */
const DEMO_LETTERHEAD = {
  address: "示例市城南区示例路 88 号",
  phone: "0000-8800 0100",
  hours: "每日 09:00–18:00",
};
const MAX_DEMO_CARDS = 2_000_000;

/** Shown once and stored nowhere (SAFETY 6); a sandbox has nothing to recover. */
function noteRecoveryCode(desk: Desk, input: CommandInput): void {
  const code = makeRecoveryCode(desk.store, desk.nowMs());
  if (code.ok) input.note(textIn(input.common.lang).t("privacy.key.code_line", { code: code.value }));
}

async function init(input: CommandInput): Promise<Result<unknown>> {
  const { parsed } = input;
  const demo = integerOption(parsed, "demo", { min: 0, max: MAX_DEMO_CARDS });
  const sandbox = flagOption(parsed, "sandbox");
  const identity = checked(initialiseSchema, {
    prefix: stringOption(parsed, "prefix") ?? DEFAULT_PREFIX,
    store: stringOption(parsed, "store") ?? DEFAULT_STORE,
    name: stringOption(parsed, "name") ?? "示例门店",
    zone: stringOption(parsed, "zone") ?? "Asia/Shanghai",
    ...(demo ? DEMO_LETTERHEAD : {}),
    person_code: "admin",
    person_name: "管理员",
  });
  if (!identity.ok) return identity;
  if (sandbox) refuseUnreadableClock(input.env);
  const now = sandboxClock(sandbox, input.env);
  const made = await initialiseStore(input.dataFolder, identity.value, { env: input.env, now, sandbox });
  if (!made.ok) return made;
  const desk = made.value;
  try {
    if (demo !== null && demo > 0) {
      const { fillDemoStore } = await import("#electron/use-cases/demo/fill-demo-store");
      const filled = fillDemoStore(desk, {
        cards: demo,
        onProgress: (done, total) => input.note(`${done}/${total}`),
      });
      if (!filled.ok) return filled;
    }
    if (!sandbox) noteRecoveryCode(desk, input);
    return ok({ store: identity.value.store, cards: demo ?? 0, data: input.dataFolder });
  } finally {
    desk.close();
  }
}

/** `init`: makes a data folder; `--demo N` fills it with invented cards over 13 months. */
export const initCommand: FolderCommand = {
  kind: "folder",
  words: ["init"],
  usage: "init [--store CODE --name NAME] [--prefix CODE] [--zone ZONE] [--demo N] [--sandbox]",
  options: {
    store: { type: "string" },
    name: { type: "string" },
    prefix: { type: "string" },
    zone: { type: "string" },
    demo: { type: "string" },
    sandbox: { type: "boolean" },
  },
  arguments: { min: 0, max: 0 },
  run: (input) => init(input),
};
