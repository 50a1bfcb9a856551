import type { WebPreferences } from "electron";

/** SAFETY 2: how every page of this program runs. The preload script and its arguments are added by the window. */
export function pagePreferences(isPackaged: boolean): WebPreferences {
  return {
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
  };
}
