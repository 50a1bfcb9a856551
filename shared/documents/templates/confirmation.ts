import type { PageSection } from "../layout/definition";
import type { PrintSetup } from "../layout/papers";
import type { Typesetter } from "../layout/typesetter";
import type { ConfirmationView } from "../view-models/confirmation-view";
import { confirmationA4Pages } from "./confirmation-a4";
import { confirmationContinuousPages } from "./confirmation-continuous";
import { CONTINUOUS_CONFIRMATIONS } from "./confirmation-continuous-form";

/** One 服务确认单 on the paper of the setup: a continuous form if it is one, else A4. */
export function confirmationPages(
  view: ConfirmationView,
  setup: PrintSetup,
  type: Typesetter,
): readonly PageSection[] {
  const continuous = CONTINUOUS_CONFIRMATIONS.find((form) => form.paper === setup.paper);
  if (continuous) return confirmationContinuousPages(view, continuous, setup, type);
  return confirmationA4Pages(view, setup, type);
}
