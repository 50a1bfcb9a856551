import { contextBridge, ipcRenderer } from "electron";
import { callChannel, channelNamesFlag, eventChannel } from "./ipc/electron-channels";

// The names come from the main process (which checks each call again), so that this script stays small: importing the
// contract would run its schemas in every page.
const flag = process.argv.find((argument) => argument.startsWith(channelNamesFlag)) ?? channelNamesFlag;
const channels = new Set(flag.slice(channelNamesFlag.length).split(","));

contextBridge.exposeInMainWorld("desk", {
  /** Calls a channel of the contract; answers `{ok:true,value}` or `{ok:false,code,details}`. */
  call(channel: string, input: unknown): Promise<unknown> {
    if (!channels.has(channel)) return Promise.resolve({ ok: false, code: "not_found" });
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
