import type { PrintError } from "#electron/printing/print-job";
import { fail, type Result } from "#shared/contract/error-codes";

const WRITE_CAUSES: Readonly<Record<string, "disk_full" | "no_folder" | "read_only">> = {
  ENOSPC: "disk_full",
  EDQUOT: "disk_full",
  ENOENT: "no_folder",
  ENOTDIR: "no_folder",
  EACCES: "read_only",
  EPERM: "read_only",
  EROFS: "read_only",
};

/** A printing error with a code of CLI.md. */
export function printFailure(error: PrintError): Extract<Result<never>, { ok: false }> {
  switch (error.code) {
    case "unsupported":
    case "unsupported_paper":
      return fail("unsupported", { ...error, code: undefined });
    case "nothing_to_print":
      return fail("invalid_input", { fields: [{ field: "cards", code: "required" }] });
    case "cannot_write":
      return fail(WRITE_CAUSES[error.cause] ?? "internal", { output: error.file });
    case "cancelled":
      return fail("busy", { reason: "cancelled" });
    case "timeout":
      return fail("busy", { reason: "timeout" });
    case "render_failed":
      return fail("internal", { reason: error.message });
  }
}
