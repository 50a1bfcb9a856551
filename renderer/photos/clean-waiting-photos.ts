import { call } from "../api/bridge";
import { encodedAnew } from "./encode-anew";

/** Photos that could not be decoded here: not tried again until the program is started anew. */
const undecodable = new Set<string>();
let isRunning = false;

/**
 * Encodes the photos anew that came in by the command line, one after the other; until then they are not shown
 * (DOMAIN 8). Does nothing where a run is under way.
 */
export async function cleanWaitingPhotos(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    const waiting = await call("photo.waiting", {});
    for (const { id } of waiting.ok ? waiting.value : []) {
      if (!undecodable.has(id) && !(await cleanOne(id))) undecodable.add(id);
    }
  } finally {
    isRunning = false;
  }
}

async function cleanOne(id: string): Promise<boolean> {
  const original = await call("photo.original", { id });
  if (!original.ok) return false;
  const bytes = await encodedAnew(
    new Blob([new Uint8Array(original.value.bytes)], { type: original.value.mime }),
  );
  return bytes !== null && (await call("photo.cleaned", { id, bytes })).ok;
}
