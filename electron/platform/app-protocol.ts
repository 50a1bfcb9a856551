import fs from "node:fs/promises";
import path from "node:path";
import { type Protocol, protocol } from "electron";

/** The only origin that pages of this program have. */
export const pageOrigin = "app://desk";
export const startPage = `${pageOrigin}/index.html`;

/** SAFETY 2. Styles may be inline because the grid library writes its theme into style elements. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

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

/** To be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "app",
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves files below `folder` as app://desk/… and nothing else.
 * @param target a session's protocol, or the default one
 */
export function serveApp(target: Protocol, folder: string): void {
  target.handle("app", async (request) => {
    const file = request.method === "GET" ? fileFor(request.url, folder) : undefined;
    if (file === undefined) return refusal(404);
    try {
      const body = await fs.readFile(file);
      return new Response(new Uint8Array(body), { status: 200, headers: headersFor(file) });
    } catch {
      return refusal(404);
    }
  });
}

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

function headersFor(file: string): Record<string, string> {
  return {
    "content-type": contentTypes[path.extname(file)] ?? "application/octet-stream",
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  };
}

function refusal(status: number): Response {
  return new Response("", { status, headers: { "content-security-policy": contentSecurityPolicy } });
}
