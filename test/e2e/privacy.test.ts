import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { storedFiles } from "#electron/repositories/attachment-repository";
import { attachmentPath } from "#electron/use-cases/attachment/attachment-file";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { accepted, EXAMPLE_CARD } from "#test/builders/desk-fixture";
import { CAMERA_WORDS, withPosition } from "#test/builders/jpeg";
import { openDesk } from "./open-desk";

/** Every file of the data folder that holds one of the values; backups keep what was until they are rotated out. */
function holding(folder: string, values: readonly string[]): string[] {
  const needles = values.flatMap((value) => [Buffer.from(value, "utf8"), Buffer.from(value, "utf16le")]);
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const isBackup = path.relative(folder, file).startsWith("backups");
    if (!entry.isFile() || isBackup) return [];
    const bytes = fs.readFileSync(file);
    return needles.some((needle) => bytes.includes(needle)) ? [path.relative(folder, file)] : [];
  });
}

test("a photo with a position that came by the command line is held, encoded anew by the window, then shown", async () => {
  const desk = await openDesk({ person: "陶然" });
  try {
    const { page, store } = desk;
    const encoded = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(320, 200);
      canvas.getContext("2d")?.fillRect(0, 0, 160, 200);
      const blob = await canvas.convertToBlob({ type: "image/jpeg" });
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    const { id } = store.create("clerk1", EXAMPLE_CARD).fields;
    const bytes = withPosition(Uint8Array.from(encoded));
    expect(bytes.includes(CAMERA_WORDS)).toBe(true);
    const photo = { ref: id, name: "机身.jpg", kind: "photo", consent: true, bytes } as const;
    const attached = accepted(attachFile(store.desk, store.as("eng1"), photo));
    expect(attached.state).toBe("held");
    await expect.poll(() => store.show(id).attachments[0]?.state).toBe("kept");
    const files = storedFiles(store.desk.store);
    expect(files).toHaveLength(1);
    const { attachments } = store.desk.store.folder;
    const clean = fs.readFileSync(attachmentPath(attachments, files[0]?.sha256 ?? ""));
    expect(clean.includes(CAMERA_WORDS)).toBe(false);
    expect(clean.includes("Exif")).toBe(false);
    await expect.poll(() => holding(attachments, [CAMERA_WORDS])).toEqual([]);
  } finally {
    await desk.close();
  }
});

test("an administrator finds a person, sees what an erasure takes, and nothing of the person is left", async () => {
  const PERSON = { ...EXAMPLE_CARD, customer_name: "欧阳试删", contact: "诸葛联络", phone: "12800777421" };
  const desk = await openDesk({
    person: "管理员",
    fill: (store) => {
      const { id } = store.create("clerk1", PERSON).fields;
      store.done("clerk1", id, "cancel", { reason: "欧阳试删改主意了" });
    },
  });
  try {
    const { page, folder, store } = desk;
    await page.keyboard.press("Control+9");
    await page.getByRole("button", { name: "资料与核对" }).click();
    await page.getByLabel("姓名或电话").fill("7421");
    await page.getByRole("button", { name: "删除", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 张单变成没有姓名的数字").waitFor();
    const erase = dialog.getByRole("button", { name: "删除资料" });
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel("谁要求的、怎么提的").fill("本人到店");
    await dialog.getByText("我知道删了就找不回来").click();
    await erase.click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "立即核对" }).click();
    await page.getByText(/都对得上/).waitFor();
    await page.getByText("没有这个人。").waitFor();
    // The other process has pages of the log in use until it lets go.
    store.desk.store.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    expect(holding(folder, ["欧阳试删", "诸葛联络", "12800777421"])).toEqual([]);
  } finally {
    await desk.close();
  }
});
