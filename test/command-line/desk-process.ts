import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** What a program that called `desk` sees of it. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document of stdout; undefined where stdout is empty. */
  readonly json: unknown;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

const bundle = path.resolve(import.meta.dirname, "..", "..", "dist", "main", "cli.mjs");

/** Starts the bundled command line as its own process and waits for its end. */
export function runDesk(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, ...args], {
      env: { PATH: process.env["PATH"] ?? "", HOME: os.tmpdir(), TZ: "America/New_York", ...options.env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    // A command that reads no standard input closes it while the test still writes.
    child.stdin.on("error", () => child.stdin.destroy());
    child.on("close", (status) => {
      const stdout = Buffer.concat(out).toString();
      resolve({ status, stdout, stderr: Buffer.concat(err).toString(), json: jsonOf(stdout) });
    });
    child.stdin.end(options.stdin ?? "");
  });
}

function jsonOf(stdout: string): unknown {
  if (stdout === "") return undefined;
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** A folder of the test's own that goes away with it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-cli-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
