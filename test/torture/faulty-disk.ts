import { type Disk, type FileOperations, NODE_DISK } from "#electron/db/backup/disk";

type Operation = keyof FileOperations;

/** Looks at each step before it is made; throws to make it fail. `n` counts the steps from 1. */
export type Fault = (n: number, operation: Operation, file: string) => void;

/** The real disk with a fault before some steps. Waiting takes no time. */
export function diskWithFaults(fault: Fault): Disk & { readonly steps: () => number } {
  let n = 0;
  const files = NODE_DISK.files;
  function step<Args extends readonly unknown[], Value>(
    operation: Operation,
    act: (...args: Args) => Value,
  ): (...args: Args) => Value {
    return (...args) => {
      n += 1;
      fault(n, operation, String(args[0]));
      return act(...args);
    };
  }
  return {
    files: {
      open: step("open", files.open),
      write: step("write", files.write),
      fsync: step("fsync", files.fsync),
      // What a process holds open is closed with it, whatever happens.
      close: files.close,
      rename: step("rename", files.rename),
      unlink: step("unlink", files.unlink),
      copy: step("copy", files.copy),
      makeFolder: step("makeFolder", files.makeFolder),
      removeFolder: step("removeFolder", files.removeFolder),
    },
    pause: () => Promise.resolve(),
    steps: () => n,
  };
}

/** Nothing happens any more from here on: the process is gone. */
export class Killed extends Error {
  override name = "Killed";
}

/** A disk of a process that is killed before the given step. */
export function diskUntilKilled(atStep: number): Disk & { readonly steps: () => number } {
  return diskWithFaults((n) => {
    if (n >= atStep) throw new Killed(`before step ${atStep}`);
  });
}

/** An error as the operating system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
