import { contextBridge, ipcRenderer } from "electron";

// Sandboxed: no imports of our own that would pull code in. The channel names come from the main process, which checks
// each call again.
const callChannel = "desk:call";
const eventChannel = "desk:event";
const channelsFlag = "--desk-channels=";

const flag = process.argv.find((argument) => argument.startsWith(channelsFlag)) ?? channelsFlag;
const channels = new Set(flag.slice(channelsFlag.length).split(","));

contextBridge.exposeInMainWorld("desk", {
  /** Calls a channel of the contract; answers `{ok:true,value}` or `{ok:false,code,details}`. */
  call(channel: string, input: unknown): Promise<unknown> {
    if (!channels.has(channel)) return Promise.resolve({ ok: false, code: "unknown_channel" });
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
