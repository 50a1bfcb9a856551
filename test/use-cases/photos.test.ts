import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { findAttachment, storedFiles } from "#electron/repositories/attachment-repository";
import { attachmentPath } from "#electron/use-cases/attachment/attachment-file";
import { acceptCleanPhoto, photosToClean, photoToClean } from "#electron/use-cases/attachment/clean-photos";
import { readAttachment } from "#electron/use-cases/attachment/read-attachment";
import { deleteLeftFiles } from "#electron/use-cases/attachment/remove-files";
import { withdrawConsent } from "#electron/use-cases/attachment/withdraw-consent";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { updateSettings } from "#electron/use-cases/settings/update-settings";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { isCleanJpeg } from "#shared/domain/attachment/jpeg-metadata";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { headerOnlyJpeg, withPosition } from "#test/builders/jpeg";
import { attachHostilePhotos } from "#test/torture/hostile-photos";

const CLEAN = headerOnlyJpeg(640, 480);
const TELLING = withPosition(CLEAN);

function attached(fixture: DeskFixture, bytes: Uint8Array, cleaned?: boolean) {
  const { id } = fixture.create("clerk1", { ...EXAMPLE_CARD, duplicate_reason: "又一张" }).fields;
  const photo = { ref: id, name: "机身.jpg", kind: "photo", consent: true, bytes, cleaned } as const;
  return accepted(attachFile(fixture.desk, fixture.as("clerk1"), photo));
}

function keptFiles(fixture: DeskFixture): number {
  return fs
    .readdirSync(fixture.desk.store.folder.attachments, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).length;
}

describe("photos (DOMAIN 8)", () => {
  test("none without consent", async () => {
    const fixture = await openDeskFixture();
    const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
    const photo = { ref: id, name: "机身.jpg", kind: "photo", consent: false, bytes: CLEAN } as const;
    expect(attachFile(fixture.desk, fixture.as("clerk1"), photo)).toMatchObject({
      code: "invalid_input",
      details: { fields: [{ field: "consent", code: "required" }] },
    });
  });

  test("one from the command line is held until a page has encoded it anew; the original goes", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const { id, state } = attached(fixture, TELLING);
    expect(state).toBe("held");
    expect(readAttachment(desk, id)).toMatchObject({ ok: false, details: { reason: "photo_held" } });
    expect(photosToClean(desk)).toEqual([{ id }]);
    expect(Buffer.from(accepted(photoToClean(desk, id)).bytes)).toEqual(TELLING);
    // What a page sends is looked at like any file.
    for (const bytes of [TELLING, Buffer.from("x"), headerOnlyJpeg(9000, 9000)])
      expect(acceptCleanPhoto(desk, id, bytes)).toMatchObject({ ok: false, code: "invalid_input" });
    expect(acceptCleanPhoto(desk, id, CLEAN)).toEqual({ ok: true, value: null });
    expect(Buffer.from(accepted(readAttachment(desk, id)).bytes)).toEqual(CLEAN);
    expect(photosToClean(desk)).toEqual([]);
    expect(keptFiles(fixture)).toBe(1);
    expect(photoToClean(desk, id)).toMatchObject({ ok: false, code: "not_found" });
    expect(verifyStore(desk).findings).toEqual([]);
  });

  test("originals are kept where the store wants them, and never shown", async () => {
    const fixture = await openDeskFixture();
    accepted(updateSettings(fixture.desk, fixture.as("admin1"), { keep_originals: true }));
    const { id } = attached(fixture, TELLING);
    accepted(acceptCleanPhoto(fixture.desk, id, CLEAN));
    expect(keptFiles(fixture)).toBe(2);
    expect(Buffer.from(accepted(readAttachment(fixture.desk, id)).bytes)).toEqual(CLEAN);
    expect(verifyStore(fixture.desk).findings).toEqual([]);
  });

  test("a page that says it has encoded a photo is believed only where the header bears it out", async () => {
    const fixture = await openDeskFixture();
    expect(attached(fixture, CLEAN, true).state).toBe("kept");
    expect(attached(fixture, TELLING, true).state).toBe("held");
  });

  test("withdrawn consent deletes the photo; the same bytes of another card stay", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const one = attached(fixture, CLEAN, true);
    const other = attached(fixture, CLEAN, true);
    expect(withdrawConsent(desk, fixture.as("eng1"), one.id)).toMatchObject({ code: "forbidden" });
    accepted(withdrawConsent(desk, fixture.as("clerk1"), one.id));
    expect(readAttachment(desk, one.id)).toMatchObject({ ok: false, code: "not_found" });
    expect(readAttachment(desk, other.id).ok).toBe(true);
    accepted(withdrawConsent(desk, fixture.as("clerk1"), other.id));
    expect(keptFiles(fixture)).toBe(0);
    const [cardId = ""] = one.id.split("/");
    expect(findAttachment(desk.store, cardId, 1)).toMatchObject({
      removed_because: "consent_withdrawn",
      original_name: "",
      consent: false,
    });
    expect(verifyStore(desk).findings).toEqual([]);
    expect(withdrawConsent(desk, fixture.as("clerk1"), one.id)).toMatchObject({ code: "not_found" });
  });

  test("a removed file that could not be deleted then is deleted at the next start", async () => {
    const fixture = await openDeskFixture();
    const { desk } = fixture;
    const { id } = attached(fixture, CLEAN, true);
    const [file] = storedFiles(desk.store);
    const stored = attachmentPath(desk.store.folder.attachments, file?.sha256 ?? "");
    accepted(withdrawConsent(desk, fixture.as("clerk1"), id));
    fs.writeFileSync(stored, CLEAN);
    const kept = attached(fixture, TELLING);
    expect(deleteLeftFiles(desk)).toBe(0);
    expect(fs.existsSync(stored)).toBe(false);
    expect(photoToClean(desk, kept.id).ok).toBe(true);
  });

  test("300 malformed pictures under hostile names: no crash, nothing written outside, none shown", async () => {
    const fixture = await openDeskFixture();
    const { id } = fixture.create("clerk1", EXAMPLE_CARD).fields;
    const row = attachHostilePhotos(fixture, id, 300);
    expect(row).toMatchObject({ tries: 300, lost: 0, corrupt: 0 });
  });

  test("a JPEG with a position, a comment or a broken header is not clean", () => {
    expect(isCleanJpeg(CLEAN)).toBe(true);
    expect(isCleanJpeg(TELLING)).toBe(false);
    for (let length = 0; length < CLEAN.length - 12; length += 1)
      expect(isCleanJpeg(CLEAN.subarray(0, length)), String(length)).toBe(false);
  });
});
