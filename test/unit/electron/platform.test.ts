import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseDataFolder } from "#electron/platform/data-folder";
import { argumentsWithFolder, readLaunchOptions } from "#electron/platform/launch-options";
import { openLog } from "#electron/platform/logging";
import { pagePreferences } from "#electron/platform/page-preferences";
import { runFoldersFor } from "#electron/platform/run-folders";
import { isReachable, readWindowState, saveWindowState } from "#electron/platform/window-state";

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-platform-"));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("launch options", () => {
  test("a named data folder becomes absolute", () => {
    const argv = ["electron", "--no-sandbox", ".", "--data", "shop", "--remote-debugging-port=0"];
    expect(readLaunchOptions(argv, {})).toEqual({
      mode: "window",
      dataFolder: path.resolve("shop"),
      from: "named",
    });
  });

  test.runIf(process.platform === "linux")("without one, the user's own folder is taken", () => {
    expect(readLaunchOptions(["desk"], { XDG_CONFIG_HOME: "/home/x/.config" })).toEqual({
      mode: "window",
      dataFolder: "/home/x/.config/aftersales-desk",
      from: "default",
    });
  });

  test.runIf(process.platform === "linux")(
    "a folder that was chosen before stands for the default one",
    () => {
      const env = { XDG_CONFIG_HOME: folder };
      chooseDataFolder(env, path.join(folder, "moved"));
      expect(readLaunchOptions(["desk"], env)).toEqual({
        mode: "window",
        dataFolder: path.join(folder, "moved"),
        from: "chosen",
      });
      expect(readLaunchOptions(["desk", "--data", "shop"], env)).toMatchObject({ from: "named" });
      expect(argumentsWithFolder(["electron", ".", "--data", "old", "--flag"], "/new")).toEqual([
        ".",
        "--flag",
        "--data",
        "/new",
      ]);
    },
  );

  test("a chosen folder that is gone is not made anew, and the window still has a place of its own", () => {
    const gone = path.join(folder, "unplugged");
    const { profile } = runFoldersFor(gone, true);
    expect(fs.existsSync(gone)).toBe(false);
    expect(fs.existsSync(profile)).toBe(true);
    expect(runFoldersFor(gone, false).profile).toBe(path.join(gone, "profile"));
  });

  test("all that follows --cli belongs to the command line", () => {
    expect(readLaunchOptions(["desk", "--cli", "card", "list", "--data", "shop"], {})).toEqual({
      mode: "command-line",
      args: ["card", "list", "--data", "shop"],
    });
  });
});

describe("the log", () => {
  const atMs = Date.UTC(2026, 10, 21, 4);

  test("writes one JSON line an event", () => {
    openLog({ folder, now: () => atMs }).info("start", { version: "1.0.0" });
    expect(fs.readFileSync(path.join(folder, "desk.log"), "utf8")).toBe(
      '{"at":"2026-11-21T04:00:00.000Z","level":"info","event":"start","version":"1.0.0"}\n',
    );
  });

  test("keeps names and numbers of customers out of error messages", () => {
    openLog({ folder, now: () => atMs }).error(
      "call.failed",
      new Error("客户 张三 12800000721 UNIQUE failed"),
    );
    const text = fs.readFileSync(path.join(folder, "desk.log"), "utf8");
    expect(text).toContain("UNIQUE failed");
    expect(text).not.toMatch(/张|12800000721/);
  });

  test("rotates by size and drops the oldest", () => {
    const log = openLog({ folder, now: () => atMs, maxBytes: 100, keptFiles: 3 });
    for (let count = 1; count <= 5; count += 1) log.info("event", { count, fill: "x".repeat(60) });
    expect(fs.readdirSync(folder).sort()).toEqual(["desk.1.log", "desk.2.log", "desk.log"]);
    const counts = ["desk.log", "desk.1.log", "desk.2.log"].map(
      (name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")).count,
    );
    expect(counts).toEqual([5, 4, 3]);
  });

  test("a folder that cannot be written does not stop the program", () => {
    const file = path.join(folder, "not-a-folder");
    fs.writeFileSync(file, "kept");
    expect(() => openLog({ folder: file, now: () => atMs }).info("start")).not.toThrow();
    expect(fs.readFileSync(file, "utf8")).toBe("kept");
  });
});

describe("the window's place", () => {
  const state = { x: 100, y: 80, width: 1440, height: 900, maximized: false };
  const laptop = { x: 0, y: 0, width: 1366, height: 728 };

  test("is read back as saved", () => {
    const file = path.join(folder, "window-state.json");
    saveWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  test.each(["", "{", '{"x":1}', '{"x":1,"y":1,"width":-5,"height":1,"maximized":false}'])(
    "is forgotten when the file holds %j",
    (text) => {
      const file = path.join(folder, "window-state.json");
      fs.writeFileSync(file, text);
      expect(readWindowState(file)).toBeUndefined();
    },
  );

  test("is taken only while its title bar can be grabbed on a screen", () => {
    expect(isReachable(state, [laptop])).toBe(true);
    expect(isReachable({ ...state, x: 2000 }, [laptop])).toBe(false);
    expect(isReachable({ ...state, y: -40 }, [laptop])).toBe(false);
    expect(isReachable({ ...state, x: 2000 }, [laptop, { ...laptop, x: 1366, width: 1920 }])).toBe(true);
  });
});

test.each([true, false])("a page's settings are those of SAFETY 2 (packaged: %j)", (isPackaged) => {
  expect(pagePreferences(isPackaged)).toEqual({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    spellcheck: false,
    devTools: !isPackaged,
  });
});
