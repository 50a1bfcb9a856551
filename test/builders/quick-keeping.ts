import { fileProtector, type SecretProtector } from "#electron/db/secret-files";
import type { SecretKeeping } from "#electron/use-cases/session/secret-keeping";

/** Keeping of PINs with a hundredth of the work, and a running time that the test moves. */
export interface QuickKeeping extends SecretKeeping {
  /** Lets the PC run on for so long. */
  pass(ms: number): void;
  /** Switches the PC off and on: its running time begins anew. */
  restart(): void;
  protect(by: SecretProtector): void;
}

export function quickKeeping(): QuickKeeping {
  let runningMs = 3_600_000;
  let protector = fileProtector;
  return {
    protector: () => Promise.resolve(protector),
    runningMs: () => runningMs,
    strength: { N: 1024, r: 8, p: 1 },
    readOnlyAttempts: new Map(),
    pass: (ms) => {
      runningMs += ms;
    },
    restart: () => {
      runningMs = 0;
    },
    protect: (by) => {
      protector = by;
    },
  };
}
