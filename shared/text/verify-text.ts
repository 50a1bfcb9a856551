import type { VerifyFinding } from "#shared/contract/verify-views";
import type { Lang } from "./lang";
import { fill } from "./message";
import { textIn } from "./text";

/** A finding of `verify` as a sentence: what is so, and which. */
export function verifyFindingText(finding: VerifyFinding, lang: Lang): string {
  const template = textIn(lang).template(`verify.${finding.code}`);
  return fill(template, { subject: finding.subject ?? "", n: finding.count });
}
