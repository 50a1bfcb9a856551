import fs from "node:fs";
import path from "node:path";

/** What a log line may carry beside its event: codes, counts, durations, names of things. Never customer data. */
export type LogDetails = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, details?: LogDetails): void;
  warn(event: string, details?: LogDetails): void;
  /** Logs an error's kind, code and stack; its message only with digits and Chinese text blotted out. */
  error(event: string, error: unknown, details?: LogDetails): void;
}

export interface LogOptions {
  /** Created if missing. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly maxBytes?: number;
  readonly keptFiles?: number;
}

type Level = "info" | "warn" | "error";

const fileName = "desk.log";

/**
 * A log of JSON lines in `folder/desk.log`, rotated by size to `desk.1.log` … A log that cannot be written (full
 * disk) never stops the work: the line is lost.
 */
export function openLog({ folder, now, maxBytes = 1_000_000, keptFiles = 5 }: LogOptions): Log {
  const file = path.join(folder, fileName);
  let bytes = sizeOf(file);

  function write(level: Level, event: string, details: LogDetails): void {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...details })}\n`;
    try {
      fs.mkdirSync(folder, { recursive: true });
      if (bytes > 0 && bytes + Buffer.byteLength(line) > maxBytes) {
        rotate(folder, keptFiles);
        bytes = 0;
      }
      fs.appendFileSync(file, line);
      bytes += Buffer.byteLength(line);
    } catch {
      process.stderr.write(line);
    }
  }

  return {
    info: (event, details = {}) => write("info", event, details),
    warn: (event, details = {}) => write("warn", event, details),
    error: (event, error, details = {}) => write("error", event, { ...details, ...describeError(error) }),
  };
}

/**
 * An error without personal data: messages can quote a value (a phone number, a name), stack frames cannot.
 */
function describeError(error: unknown): LogDetails {
  if (!(error instanceof Error)) return { errorType: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { errorType: error.name, code, message: blotOut(error.message), stack: frames.join("\n") };
}

function blotOut(message: string): string {
  return message
    .replaceAll(/\p{Nd}{3,}/gu, "…")
    .replaceAll(/\p{Script=Han}+/gu, "…")
    .slice(0, 500);
}

function rotate(folder: string, keptFiles: number): void {
  const numbered = (index: number) => path.join(folder, index === 0 ? fileName : `desk.${index}.log`);
  fs.rmSync(numbered(keptFiles - 1), { force: true });
  for (let index = keptFiles - 2; index >= 0; index -= 1) {
    if (fs.existsSync(numbered(index))) fs.renameSync(numbered(index), numbered(index + 1));
  }
}

function sizeOf(file: string): number {
  try {
    return fs.statSync(file).size;
  } catch {
    return 0;
  }
}
