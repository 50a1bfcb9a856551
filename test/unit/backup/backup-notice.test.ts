import { expect, test } from "vitest";
import { type BackupStanding, backupNotice } from "#shared/domain/backup/backup-notice";
import { messagesZh } from "#shared/text/messages";
import { textIn } from "#shared/text/text";
import { backupSentence } from "../../../renderer/notices/backup-words";

const HOUR_MS = 3_600_000;
const now = 100 * 24 * HOUR_MS;
const well: BackupStanding = {
  nowMs: now,
  lastMs: now - HOUR_MS,
  changed: true,
  failure: null,
  secondPlace: null,
};
const stick = (hours: number, failed = false) => ({
  chosenMs: 0,
  lastMs: now - hours * HOUR_MS,
  failure: failed ? { at: now, code: "not_connected" } : null,
});

test.each([
  ["good", {}],
  ["none", { lastMs: null }],
  ["overdue", { lastMs: now - 25 * HOUR_MS }],
  ["good", { lastMs: now - 25 * HOUR_MS, changed: false }],
  ["failed", { failure: { at: now, code: "disk_full" } }],
  ["good", { secondPlace: stick(71) }],
  ["second_overdue", { secondPlace: stick(73) }],
  ["second_failed", { secondPlace: stick(2, true) }],
  ["second_overdue", { secondPlace: stick(73, true) }],
  ["good", { secondPlace: { chosenMs: now, lastMs: null, failure: null } }],
] as const)("%s", (notice, change) => {
  expect(backupNotice({ ...well, ...change })).toBe(notice);
});

test("the sentence of UX 10 stands in the banner word by word", () => {
  const failure = { at: 1, code: "not_connected" };
  const status = {
    notice: "second_failed",
    last_at: 2,
    failure: null,
    running: null,
    second_place: { folder: "E:\\", connected: false, ok_at: 2, failure, same_disk: false },
  } as const;
  const time = { short: (at: number | null) => (at === 1 ? "14:40" : "14:10") };
  expect(backupSentence(status, textIn("zh"), time)).toBe(
    "14:40 没备份成：U 盘没插。数据都在本机，上次备份 14:10；插好后点“立即备份”。",
  );
  expect(messagesZh["backup.now"]).toBe("立即备份");
});
