import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentTypeOf, fileFor } from "#electron/platform/app-address";

const folder = path.resolve("/srv/pages");

describe("addresses of the window's pages", () => {
  test.each([
    ["app://desk/index.html", "index.html", "text/html; charset=utf-8"],
    ["app://desk/assets/main-1a2b.js", path.join("assets", "main-1a2b.js"), "text/javascript; charset=utf-8"],
    ["app://desk/assets/main.css?v=1#x", path.join("assets", "main.css"), "text/css; charset=utf-8"],
  ])("%s names a file", (url, file, contentType) => {
    expect(fileFor(url, folder)).toBe(path.join(folder, file));
    expect(contentTypeOf(file)).toBe(contentType);
  });

  test.each([
    "app://other/index.html",
    "app://desk.example/index.html",
    "file:///srv/pages/index.html",
    "app://desk/",
    "app://desk/assets",
    "app://desk/..%5c..%5csecret.json",
    "app://desk/index.html%00.js",
    "app://desk/%E0%A4%A.html",
    "app://desk/desk.db",
    "app://desk/script.mjs",
  ])("%s names nothing", (url) => {
    expect(fileFor(url, folder)).toBeUndefined();
  });

  test.each(["app://desk/%2e%2e/secret.json", "app://desk/..%2f..%2fsecret.json"])(
    "%s stays at the folder's top",
    (url) => {
      expect(fileFor(url, folder)).toBe(path.join(folder, "secret.json"));
    },
  );

  test("no address leads out of the folder", () => {
    const part = fc.oneof(fc.constantFrom("..", ".", "%2e%2e", "%2f", "%5c", "//", "a", "%00"), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const url = `app://desk/${parts.join("/")}.json`;
        const file = URL.canParse(url) ? fileFor(url, folder) : undefined;
        expect(file === undefined || file.startsWith(folder + path.sep)).toBe(true);
      }),
    );
  });
});
