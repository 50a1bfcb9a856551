import { contextBridge, ipcRenderer } from "electron";
import { callChannel, channelNamesChannel, eventChannel } from "./ipc/electron-channels";

// The names come from the main process, so that this script stays small: importing the contract would run its schemas
// in every page. Main checks each call itself; until it has told its names, calls wait there and not here.
let channels: ReadonlySet<unknown> | null = null;
void ipcRenderer.invoke(channelNamesChannel).then((names: unknown) => {
  channels = new Set<unknown>(Array.isArray(names) ? names : []);
});

/** Each part of the page listens for itself; more than this many would be a leak. */
const MOST_LISTENERS = 50;
ipcRenderer.setMaxListeners(MOST_LISTENERS);

contextBridge.exposeInMainWorld("desk", {
  /** Calls a channel of the contract; answers `{ok:true,value}` or `{ok:false,code,details}`. */
  async call(channel: string, input: unknown): Promise<unknown> {
    if (channels !== null && !channels.has(channel)) return { ok: false, code: "not_found" };
    return ipcRenderer.invoke(callChannel, channel, input);
  },
  /** Listens to an event of the main process; returns the function that stops it. */
  on(name: string, listener: (payload: unknown) => void): () => void {
    const receive = (_event: unknown, sentName: unknown, payload: unknown) => {
      if (sentName === name) listener(payload);
    };
    ipcRenderer.on(eventChannel, receive);
    return () => {
      ipcRenderer.removeListener(eventChannel, receive);
    };
  },
});
