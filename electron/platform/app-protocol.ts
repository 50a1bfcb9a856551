import fs from "node:fs/promises";
import { type Protocol, protocol } from "electron";
import { contentTypeOf, fileFor } from "./app-address";

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

function headersFor(file: string): Record<string, string> {
  return {
    "content-type": contentTypeOf(file),
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  };
}

function refusal(status: number): Response {
  return new Response("", { status, headers: { "content-security-policy": contentSecurityPolicy } });
}
