import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const sampleMs = 500;
const megabyte = 1_000_000;

/**
 * Runs a downloader that writes below `watchedFolder`, shows how the folder grows, and ends the downloader when
 * nothing arrives any more (a firewall that drops packets never answers).
 * @param {object} job
 * @param {string} job.label
 * @param {string} job.command
 * @param {string[]} job.args
 * @param {NodeJS.ProcessEnv} job.env
 * @param {string} job.cwd
 * @param {string} job.watchedFolder
 * @param {number} [job.expectedBytes] when known: progress in percent
 * @param {number} job.stallLimitMs
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export function runDownload(job) {
  return new Promise((resolve) => {
    const child = spawn(job.command, job.args, {
      cwd: job.cwd,
      env: job.env,
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32",
    });
    let errorText = "";
    child.stderr.on("data", (chunk) => {
      errorText = (errorText + String(chunk)).slice(-4000);
    });

    const progress = progressLine(job.label, job.expectedBytes);
    let bytes = 0;
    let lastGrowthAtMs = Date.now();
    let stalled = false;
    const timer = setInterval(() => {
      const now = folderBytes(job.watchedFolder);
      if (now !== bytes) {
        bytes = now;
        lastGrowthAtMs = Date.now();
        progress.show(bytes);
      } else if (Date.now() - lastGrowthAtMs > job.stallLimitMs) {
        stalled = true;
        child.kill();
      }
    }, sampleMs);

    child.on("error", (error) => finish({ ok: false, reason: error.message }));
    child.on("close", (code) => {
      if (code === 0) finish({ ok: true });
      else if (stalled) finish({ ok: false, reason: `nothing arrived for ${job.stallLimitMs / 1000} s` });
      else finish({ ok: false, reason: firstErrorLine(errorText) ?? `ended with status ${code}` });
    });

    /** @param {{ ok: true } | { ok: false, reason: string }} result */
    function finish(result) {
      clearInterval(timer);
      progress.end();
      resolve(result);
    }
  });
}

/**
 * @param {string} label
 * @param {number | undefined} expectedBytes
 */
function progressLine(label, expectedBytes) {
  const interactive = process.stderr.isTTY;
  let shownTenth = -1;
  let shown = false;
  return {
    /** @param {number} bytes */
    show(bytes) {
      const share = expectedBytes ? Math.min(1, bytes / expectedBytes) : undefined;
      const size = `${(bytes / megabyte).toFixed(0)}${expectedBytes ? ` of ${(expectedBytes / megabyte).toFixed(0)}` : ""} MB`;
      const text = `desk: ${label}: ${share === undefined ? size : `${Math.floor(share * 100)} % (${size})`}`;
      if (interactive) {
        process.stderr.write(`\r${text}`);
        shown = true;
        return;
      }
      const tenth = share === undefined ? Math.floor(bytes / (10 * megabyte)) : Math.floor(share * 10);
      if (tenth > shownTenth) process.stderr.write(`${text}\n`);
      shownTenth = Math.max(tenth, shownTenth);
    },
    end() {
      if (shown) process.stderr.write("\n");
    },
  };
}

/** @param {string} errorText */
function firstErrorLine(errorText) {
  const lines = errorText.split("\n").map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== "");
}

/**
 * Bytes in all files below a folder; files that vanish while counting do not count.
 * @param {string} folder
 * @returns {number}
 */
function folderBytes(folder) {
  let bytes = 0;
  /** @type {fs.Dirent[]} */
  let entries = [];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return 0;
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) bytes += folderBytes(full);
    else bytes += fs.statSync(full, { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
