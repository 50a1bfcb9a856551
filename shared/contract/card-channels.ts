import * as z from "zod";
import { registrationSchema } from "#shared/domain/card/card-input";
import { requiredLine } from "#shared/domain/card/field-types";
import { ACTIONS, ATTACHMENT_KINDS } from "#shared/domain/card/vocabulary";
import { channel } from "./channel";
import type {
  AttachmentView,
  CallerMatch,
  CardDetail,
  CustomerView,
  DeviceView,
  HistoryLine,
  IntakeAssessment,
} from "./views";

const id = z.string().min(1).max(64);
const commandOptions = {
  op_id: z.string().min(1).max(64).optional(),
  version: z.int().nonnegative().optional(),
  occurred_at: z.string().optional(),
  on_behalf: z.string().optional(),
};

/** Channels of one card, its files, and the look-ups of its intake. */
export const cardChannels = {
  "card.show": channel<CardDetail>()(z.strictObject({ ref: id })),
  "card.create": channel<CardDetail>()(
    z.strictObject({
      fields: z.record(z.string(), z.unknown()),
      draft: z.boolean().optional(),
      ...commandOptions,
    }),
  ),
  "card.save_draft": channel<{
    readonly id: string;
    readonly version: number;
    readonly saved_at: number;
    readonly unfinished: readonly string[];
  }>()(
    z.strictObject({
      id: id.optional(),
      fields: z.record(z.string(), z.unknown()),
      version: z.int().optional(),
    }),
  ),
  "card.act": channel<CardDetail>()(
    z.strictObject({
      id,
      action: z.enum(ACTIONS),
      payload: z.record(z.string(), z.unknown()),
      ...commandOptions,
    }),
  ),
  "card.attach": channel<AttachmentView>()(
    z.strictObject({
      id,
      name: requiredLine,
      kind: z.enum(ATTACHMENT_KINDS),
      consent: z.boolean(),
      bytes: z.instanceof(Uint8Array),
      /** The page has encoded the photo anew (DOMAIN 8). */
      cleaned: z.boolean().optional(),
    }),
  ),
  "attachment.read": channel<{ readonly mime: string; readonly bytes: Uint8Array }>()(z.strictObject({ id })),

  "intake.caller": channel<readonly CallerMatch[]>()(z.strictObject({ text: z.string().max(60) })),
  "intake.serial": channel<{
    readonly device: DeviceView | null;
    readonly customer: CustomerView | null;
    readonly open_card: HistoryLine | null;
  }>()(z.strictObject({ serial_no: z.string().max(200) })),
  "intake.assess": channel<IntakeAssessment>()(
    z.strictObject({ fields: registrationSchema, id: id.optional() }),
  ),
} as const;
