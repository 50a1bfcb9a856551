import { app, type Session, type WebContents } from "electron";

const ownSchemes = new Set(["app:", "blob:", "data:"]);
const developerSchemes = new Set(["devtools:"]);
/** Writing text that the user has just copied. Everything else (camera, location, notifications …) is denied. */
const grantedPermissions = new Set(["clipboard-sanitized-write"]);

/** No page opens windows, navigates away or embeds anything. To be called before the first window. */
export function hardenWebContents(): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

/** No permission, no device, no request to any network. */
export function hardenSession(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(grantedPermissions.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => grantedPermissions.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const scheme = schemeOf(details.url);
    const allowed = ownSchemes.has(scheme) || (!isPackaged && developerSchemes.has(scheme));
    answer({ cancel: !allowed });
  });
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : "";
}
