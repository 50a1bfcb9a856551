import type { ElectronApplication, Page } from "playwright";
import { expect, test } from "vitest";
import { launchDesk } from "#test/fixtures/launch-desk";

/** SAFETY 2, read back from the running window; what the package adds (fuses) is looked at where it is packed. */

async function preferencesOf(app: ElectronApplication): Promise<Record<string, unknown>> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in the documented interface; there since Electron 8. It leaves out what keeps its default, which
    // test/unit/electron/platform.test.ts looks at.
    const read = contents && Reflect.get(contents, "getLastWebPreferences");
    return read.call(contents) as Record<string, unknown>;
  });
}

async function checkPage(page: Page): Promise<void> {
  const reach = await page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "allowed",
        () => "refused",
      );
    const runs = (code: () => unknown) => {
      try {
        return code();
      } catch (error) {
        return error instanceof Error ? error.name : "thrown";
      }
    };
    const script = document.createElement("script");
    script.textContent = "globalThis.injected = true";
    document.body.append(script);
    return {
      globals: ["require", "process", "module", "Buffer", "electron", "global"].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(Reflect.get(globalThis, "desk") as object).sort(),
      network: await outcome(fetch("http://127.0.0.1:9/")),
      file: await outcome(fetch("file:///etc/hostname")),
      outsideBundle: (await fetch("app://desk/%2e%2e/%2e%2e/package.json")).status,
      otherHost: await outcome(fetch("app://elsewhere/index.html")),
      inlineScript: "injected" in globalThis,
      codeFromText: runs(() => new Function("return 1")()),
    };
  });
  expect(reach).toEqual({
    globals: [],
    bridge: ["call", "on"],
    network: "refused",
    file: "refused",
    outsideBundle: 404,
    otherHost: "refused",
    inlineScript: false,
    codeFromText: "EvalError",
  });
}

async function checkPolicy(page: Page): Promise<void> {
  const headers = await page.evaluate(async () =>
    Object.fromEntries((await fetch("app://desk/index.html")).headers.entries()),
  );
  const policy = (headers["content-security-policy"] ?? "").split(";").map((part) => part.trim());
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
}

/** No window, frame, view, form or address leads away from the page. */
async function checkWaysOut(app: ElectronApplication, page: Page): Promise<void> {
  const opened = await page.evaluate(() => window.open("https://example.invalid/") !== null);
  expect(opened).toBe(false);
  await page.evaluate(() => {
    location.href = "https://example.invalid/";
    const form = document.createElement("form");
    form.action = "https://example.invalid/";
    const frame = document.createElement("iframe");
    frame.src = "https://example.invalid/";
    const view = document.createElement("webview");
    view.setAttribute("src", "https://example.invalid/");
    document.body.append(form, frame, view);
    form.submit();
  });
  await expect.poll(() => page.evaluate(() => document.readyState)).toBe("complete");
  expect(page.url()).toBe("app://desk/index.html");
  expect(page.frames().filter((frame) => frame.url().startsWith("http"))).toEqual([]);
  const contents = await app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    pages: webContents.getAllWebContents().length,
  }));
  expect(contents).toEqual({ windows: 1, pages: 1 });
}

async function checkPermissions(page: Page): Promise<void> {
  const answers = await page.evaluate(async () => {
    const asked = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "granted",
        () => "denied",
      );
    const names = ["camera", "microphone", "geolocation", "notifications", "clipboard-read"];
    const checked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return {
      checked: (await Promise.all(checked)).map(({ state }) => state),
      notifications: await Notification.requestPermission(),
      camera: await asked(navigator.mediaDevices.getUserMedia({ video: true })),
      place: await asked(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      clipboard: await asked(navigator.clipboard.readText()),
    };
  });
  expect(answers).toEqual({
    checked: ["denied", "denied", "denied", "denied", "denied"],
    notifications: "denied",
    camera: "denied",
    place: "denied",
    clipboard: "denied",
  });
}

type Call = (channel: unknown, input: unknown) => Promise<unknown>;

/** Only channels of the contract, only what their schema takes, and only from the main frame. */
async function checkBridge(page: Page): Promise<void> {
  const answers = await page.evaluate(async () => {
    const { call } = Reflect.get(globalThis, "desk") as { readonly call: Call };
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return {
      proto: await call("__proto__", {}),
      sql: await call("sql", { text: "SELECT 1" }),
      noName: await call(null, {}),
      noInput: await call("app.state", null),
      unknownField: await call("app.state", { path: "/etc/passwd" }),
      notSignedIn: await call("card.counts", {}),
      inFrame: frame.contentWindow !== null && "desk" in frame.contentWindow,
    };
  });
  expect(answers).toMatchObject({
    proto: { ok: false, code: "not_found" },
    sql: { ok: false, code: "not_found" },
    noName: { ok: false, code: "not_found" },
    noInput: { ok: false, code: "invalid_input" },
    unknownField: { ok: false, code: "invalid_input", details: { fields: [{ field: "path" }] } },
    notSignedIn: { ok: false },
    inFrame: false,
  });
}

test("the running window keeps to the Electron checklist", async () => {
  const { app, page } = await launchDesk();
  expect(await preferencesOf(app)).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  expect(page.url()).toBe("app://desk/index.html");
  await checkPage(page);
  await checkPolicy(page);
  await checkPermissions(page);
  await checkBridge(page);
  await checkWaysOut(app, page);
});
