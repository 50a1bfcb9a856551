import { execFileSync } from "node:child_process";
import type { ElectronApplication } from "playwright";

/** The next save dialog of the program answers this file, as if somebody had chosen it. */
export async function chooseFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}

/** What a person searching the PDF reads: the text of all its pages in drawing order. */
export function pdfText(file: string): string {
  return execFileSync("pdftotext", ["-enc", "UTF-8", "-raw", file, "-"], { encoding: "utf8" });
}
