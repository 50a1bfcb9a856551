import type { ChainHead } from "#electron/repositories/event-seal";
import { openDesk } from "#electron/use-cases/desk";
import { parseHead } from "#electron/use-cases/event/daily-head";
import { verifyStore } from "#electron/use-cases/verify/verify-store";
import { ok, type Result } from "#shared/contract/error-codes";
import { isoInstant } from "#shared/contract/iso-json";
import type { VerifyFinding, VerifyReport } from "#shared/contract/verify-views";
import { verifyFindingText } from "#shared/text/verify-text";
import { stringOption, UsageError } from "../arguments";
import type { CommandInput, FolderCommand } from "../command";
import { personAtCommandLine } from "../person";
import { protectorForCommandLine } from "../secret-protection";

function findingJson(finding: VerifyFinding, input: CommandInput): Record<string, unknown> {
  return { ...finding, message: verifyFindingText(finding, input.common.lang) };
}

/** A store that is damaged in such a way that it does not open has been checked as well. */
function damagedReport(
  input: CommandInput,
  details: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const finding: VerifyFinding = {
    area: "database",
    severity: "error",
    code: "damaged",
    subject: String(details["finding"] ?? details["reason"] ?? details["cause"] ?? ""),
    count: 1,
  };
  return { ok: false, findings: [findingJson(finding, input)] };
}

function reportJson(report: VerifyReport, input: CommandInput, zone: string): Record<string, unknown> {
  return {
    ...report,
    at: isoInstant(report.at, zone),
    findings: report.findings.map((finding) => findingJson(finding, input)),
  };
}

/** A head as it stands on a closing list. */
function headOption(input: CommandInput, name: string): ChainHead | null {
  const typed = stringOption(input.parsed, name);
  const head = typed === null ? null : parseHead(typed);
  if (typed !== null && head === null) throw new UsageError(`--${name} ${typed}`);
  return head;
}

async function verify(input: CommandInput): Promise<Result<unknown>> {
  const head = headOption(input, "head");
  const auditHead = headOption(input, "audit-head");
  const secrets = await protectorForCommandLine();
  const opened = await openDesk(input.dataFolder, { env: input.env, secrets });
  if (!opened.ok) return opened.code === "corrupt" ? ok(damagedReport(input, opened.details ?? {})) : opened;
  const desk = opened.value;
  try {
    const person = await personAtCommandLine(desk, input);
    if (!person.ok) return person;
    if (person.value === null && !desk.sandbox) throw new UsageError("--as STAFF");
    let told = "";
    const report = verifyStore(desk, { head, auditHead }, ({ area, done, total }) => {
      const line = `${area} ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`;
      if (line !== told) input.note(line);
      told = line;
    });
    return ok(reportJson(report, input, desk.settings().zone));
  } finally {
    desk.close();
  }
}

/** `verify`: everything that is kept, checked (CLI.md, SAFETY 6). */
export const verifyCommand: FolderCommand = {
  kind: "folder",
  words: ["verify"],
  usage: "verify [--head SEQ-HASH] [--audit-head SEQ-HASH]",
  options: { head: { type: "string" }, "audit-head": { type: "string" } },
  arguments: { min: 0, max: 0 },
  run: verify,
};
