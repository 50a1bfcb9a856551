import { expect, test } from "vitest";
import { launchDesk } from "#test/fixtures/launch-desk";

test("the window opens on the program's own origin with its title", async () => {
  const { page, app } = await launchDesk();
  expect(page.url()).toBe("app://desk/index.html");
  expect(await page.title()).toBe("售后服务流程卡工作台");
  // It appears with its first painted frame, so not at once.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          visible: window.isVisible(),
          colour: window.getBackgroundColor(),
        })),
      ),
    )
    .toEqual([{ visible: true, colour: "#F1F0EC" }]);
});

test("the page has neither Node nor a network nor a way out", async () => {
  const { page, app } = await launchDesk();
  const reach = await page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "allowed",
        () => "refused",
      );
    return {
      globals: ["require", "process", "module", "Buffer", "electron"].filter((name) => name in globalThis),
      bridge: Object.keys(Reflect.get(globalThis, "desk") as object).sort(),
      network: await outcome(fetch("http://127.0.0.1:9/")),
      file: await outcome(fetch("file:///etc/hostname")),
      outsideBundle: (await fetch("app://desk/%2e%2e/%2e%2e/package.json")).status,
      opened: window.open("https://example.invalid/") === null ? "refused" : "allowed",
      notification: await Notification.requestPermission(),
    };
  });
  expect(reach).toEqual({
    globals: [],
    bridge: ["call", "on"],
    network: "refused",
    file: "refused",
    outsideBundle: 404,
    opened: "refused",
    notification: "denied",
  });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("the page comes with the strict content security policy", async () => {
  const { page } = await launchDesk();
  const policy = await page.evaluate(async () =>
    (await fetch("app://desk/index.html")).headers.get("content-security-policy"),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("an unknown channel is refused by the bridge", async () => {
  const { page } = await launchDesk();
  const answer = await page.evaluate(() =>
    (Reflect.get(globalThis, "desk") as { call(name: string, input: unknown): Promise<unknown> }).call(
      "__proto__",
      {},
    ),
  );
  expect(answer).toEqual({ ok: false, code: "not_found" });
});
