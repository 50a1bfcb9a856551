import path from "node:path";

/** The only origin that pages of this program have. */
export const pageOrigin = "app://desk";
export const startPage = `${pageOrigin}/index.html`;

/** What the pages consist of; a file of any other kind is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
};

/**
 * The file that an address names, or undefined when it names nothing below `folder`.
 * @param url such as app://desk/assets/index.js
 */
export function fileFor(url: string, folder: string): string | undefined {
  const address = new URL(url);
  if (`${address.protocol}//${address.host}` !== pageOrigin) return undefined;
  const name = decodePath(address.pathname);
  if (name === undefined || name.includes("\0") || name.includes("\\")) return undefined;
  const root = path.resolve(folder);
  const file = path.resolve(root, `.${path.posix.normalize(name)}`);
  if (!file.startsWith(root + path.sep)) return undefined;
  return path.extname(file) in contentTypes ? file : undefined;
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** @param file one that `fileFor` gave */
export function contentTypeOf(file: string): string {
  return contentTypes[path.extname(file)] ?? "application/octet-stream";
}
