import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { expect, test } from "vitest";
import { holdAlone } from "#electron/db/backup/store-lock";
import { dataFolderAt } from "#electron/db/data-folder";
import type { KeyState } from "#shared/contract/privacy-channels";
import type { VerifyReport } from "#shared/contract/verify-views";
import { EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { press } from "./keyboard";
import { openDesk } from "./open-desk";
import { workbench } from "./screens";

const IDENTITY = {
  prefix: "SH",
  store: "S01",
  name: "示例电器",
  zone: "Asia/Shanghai",
  person_code: "admin",
  person_name: "掌柜",
};
/** Chromium's own way without a desktop's keyring, whatever this machine has. */
const NO_KEYRING = ["--password-store=basic"];

async function ask<Value>(page: Page, channel: string, input: unknown = {}): Promise<Value> {
  const answer = await page.evaluate(([name, sent]) => window.desk.call(name, sent), [
    channel,
    input,
  ] as const);
  expect(answer).toMatchObject({ ok: true });
  return (answer as { readonly value: Value }).value;
}

/**
 * A keychain that says it protects, with the real encryption of this Electron below it: a test machine has no other,
 * and Chromium's key for `basic_text` is as good as any for going there and back.
 */
async function pretendKeychain(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ safeStorage }) => {
    safeStorage.setUsePlainTextEncryption(true);
    Reflect.set(safeStorage, "getSelectedStorageBackend", () => "gnome_libsecret");
    return safeStorage.getSelectedStorageBackend();
  });
}

/** Every file of the secrets, by name. */
function secrets(folder: string): ReadonlyMap<string, string> {
  const place = path.join(folder, "secrets");
  return new Map(
    fs.readdirSync(place).map((name) => [name, fs.readFileSync(path.join(place, name), "utf8")]),
  );
}

/** Starts the program so that the store opens only when a pretended keychain is there. */
async function launchWithKeychain(folder: string) {
  const other = holdAlone(dataFolderAt(folder).lock);
  const running = await launchDesk({ dataFolder: folder, args: NO_KEYRING });
  await running.page.getByRole("heading", { name: "资料正被别的程序占用" }).waitFor();
  await pretendKeychain(running.app);
  other?.release();
  await running.page.getByRole("button", { name: "再试一次" }).click();
  await workbench(running.page).waitFor();
  return running;
}

test.runIf(process.platform === "linux")(
  "a PC without a keychain: the settings say that the keys lie unprotected, what follows and what to do",
  async () => {
    const { app, page, folder } = await openDesk({ person: "管理员", args: NO_KEYRING });
    const backend = await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend());
    expect(backend).toBe("basic_text");
    await press(page, "Ctrl+9");
    await page.getByRole("button", { name: "资料与核对" }).click();
    const keys = page.getByRole("region", { name: "事件链的密钥" });
    await keys.getByText(/这台电脑没有能用的系统钥匙串：\d+ 把密钥没有加密/).waitFor();
    await keys.getByText("能读出日志里的客户资料，能改日志而核对不出来").waitFor();
    await keys.getByText("给硬盘加密").waitFor();
    expect(await keys.innerText()).not.toContain("由系统钥匙串保管，只有这台电脑");
    // What is said is so.
    const kept = [...secrets(folder).values()].map((file) => JSON.parse(file) as { readonly scheme: string });
    expect(kept.map(({ scheme }) => scheme)).toEqual(kept.map(() => "file"));
    expect((await ask<KeyState>(page, "keys.state")).plain).toBe(kept.length);
  },
);

test.runIf(process.platform === "linux")(
  "keys go into the keychain and come back in the real Electron; one that cannot be decrypted is never overwritten",
  async () => {
    const first = await launchDesk({ args: NO_KEYRING });
    const folder = first.dataFolder;
    await first.page.getByRole("heading", { name: "先登记门店" }).waitFor();
    expect(await pretendKeychain(first.app)).toBe("gnome_libsecret");
    await ask(first.page, "store.initialise", IDENTITY);
    expect(await ask<KeyState>(first.page, "keys.state")).toMatchObject({
      open: true,
      keychain: true,
      plain: 0,
    });
    const sealed = secrets(folder);
    expect(sealed.size).toBe(1);
    for (const file of sealed.values()) expect(file).toContain(`"scheme":"safe_storage"`);
    await ask(first.page, "card.create", { fields: { ...EXAMPLE_CARD } });
    await first.close();

    // Without the keychain the key stays shut: the day goes on under another, and the file is as it was.
    const second = await launchDesk({ dataFolder: folder, args: NO_KEYRING });
    await workbench(second.page).waitFor();
    const state = await ask<KeyState>(second.page, "keys.state");
    expect(state).toMatchObject({ open: true, missing: 1, keychain: false, plain: 1 });
    await ask(second.page, "card.create", { fields: { ...EXAMPLE_CARD, serial_no: "SN20260002" } });
    const after = secrets(folder);
    expect(after.size).toBe(2);
    for (const [name, file] of sealed) expect(after.get(name)).toBe(file);
    await second.close();

    // With it the old key opens again, and the whole log can be checked.
    const third = await launchWithKeychain(folder);
    expect(await ask<KeyState>(third.page, "keys.state")).toMatchObject({
      missing: 0,
      keychain: true,
      plain: 1,
    });
    const { findings } = await ask<VerifyReport>(third.page, "verify.run");
    expect(findings.filter(({ area }) => area === "event_chain")).toEqual([]);
    expect(secrets(folder)).toEqual(after);
    await press(third.page, "Ctrl+9");
    await third.page.getByRole("button", { name: "资料与核对" }).click();
    await third.page.getByText("1 把密钥是在没有钥匙串时存的，没有加密").waitFor();
    await third.close();
  },
);
