import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./bench-row";

const RUNS = 3;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A form of the card's texts in ruled cells, four to a row as on the sheet. */
function form(texts: readonly string[]): string {
  const cells = texts.map((text) => `<td>${escaped(text)}</td>`);
  const rows = Array.from(
    { length: Math.ceil(cells.length / 4) },
    (_, row) => `<tr>${cells.slice(row * 4, row * 4 + 4).join("")}</tr>`,
  );
  return `<!doctype html><meta charset="utf-8"><table border="1">${rows.join("")}</table>`;
}

/**
 * How long LibreOffice takes to convert a form of these texts to PDF, in ms: the median of a few runs after one that
 * makes its profile. Null where `soffice` is not installed.
 */
export function libreOfficeMs(texts: readonly string[]): number | null {
  if (spawnSync("soffice", ["--version"]).status !== 0) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-bench-"));
  try {
    const source = path.join(folder, "card.html");
    fs.writeFileSync(source, form(texts));
    const runs: number[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const startedAt = performance.now();
      const { status } = spawnSync("soffice", [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
        folder,
        source,
      ]);
      if (status !== 0 || !fs.existsSync(path.join(folder, "card.pdf"))) return null;
      fs.rmSync(path.join(folder, "card.pdf"));
      if (run > 0) runs.push(performance.now() - startedAt);
    }
    return median(runs);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
