import * as z from "zod";
import { line, requiredLine, timeZone } from "#shared/domain/card/field-types";
import { storeSettingsPatchSchema } from "#shared/domain/store/store-settings";
import { channel } from "./channel";
import type { AppState } from "./views";

/** First-run wizard and `init`: store, letterhead, first person. */
export const initialiseSchema = z.strictObject({
  prefix: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  store: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  name: requiredLine,
  address: line.optional(),
  phone: line.optional(),
  hours: line.optional(),
  logo: z.string().max(2_000_000).nullable().optional(),
  zone: timeZone,
  person_code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, "invalid_code"),
  person_name: requiredLine,
});

/** Channels that make a store and change its settings. */
export const storeChannels = {
  "store.initialise": channel<AppState>()(initialiseSchema),
  "settings.update": channel<AppState>()(z.strictObject({ fields: storeSettingsPatchSchema })),
} as const;
