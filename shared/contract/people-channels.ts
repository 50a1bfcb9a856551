import * as z from "zod";
import { ACTIONS } from "#shared/domain/card/vocabulary";
import { MAX_PASSWORD_CHARACTERS, SECRET_KINDS } from "#shared/domain/credential/secret-rules";
import { UNMASK_PURPOSES } from "#shared/domain/masking/needs";
import { channel } from "./channel";
import type {
  AuditView,
  DeputyView,
  SignedItem,
  SignInChoice,
  StepUpView,
  UnmaskedValues,
} from "./people-views";
import type { AppState, CardDetail } from "./views";

/** Channels of the people at a shared PC: sign-in, lock, step-up, masking, audit (SAFETY 5, DOMAIN 8). */

const nothing = z.strictObject({});
const code = z.string().min(1).max(64);
const id = z.string().min(1).max(64);
/** What is typed into a PIN or password field; the rules for a new one are `secret-rules`. */
const secret = z.string().min(1).max(MAX_PASSWORD_CHARACTERS);
const payload = z.record(z.string(), z.unknown());

const secured = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("unlock"), code }),
  z.strictObject({ act: z.literal("force_change"), code }),
  z.strictObject({ act: z.literal("set"), code, kind: z.enum(SECRET_KINDS), new_secret: secret }),
]);

export const peopleChannels = {
  "session.staff": channel<readonly SignInChoice[]>()(nothing),
  "session.sign_in": channel<AppState>()(
    z.strictObject({
      code,
      secret: secret.optional(),
      new_pin: secret.optional(),
      new_password: secret.optional(),
    }),
  ),
  "session.sign_out": channel<AppState>()(nothing),
  /** Locks the page at once; nothing of what is open is lost. */
  "session.lock": channel<AppState>()(nothing),
  "session.unlock": channel<AppState>()(z.strictObject({ secret: secret.optional() })),
  "session.change_secret": channel<null>()(
    z.strictObject({ kind: z.enum(SECRET_KINDS), secret: secret.optional(), new_secret: secret }),
  ),
  /** Asks for a supervisor's hand on exactly this act; nothing is done yet. */
  "step_up.ask": channel<StepUpView>()(
    z.strictObject({
      id,
      action: z.enum(ACTIONS),
      payload,
      version: z.int().nonnegative(),
    }),
  ),
  /** The approver's own PIN; the act that was asked for runs at once. */
  "step_up.authorise": channel<CardDetail>()(z.strictObject({ id, approver: code, pin: secret.optional() })),
  "step_up.cancel": channel<null>()(z.strictObject({ id })),
  /** One PIN signs the listed decisions; each is decided alone, with the version that was shown (UX 6). */
  "approval.sign": channel<readonly SignedItem[]>()(
    z.strictObject({
      items: z
        .array(
          z.strictObject({
            card: id,
            request: z.int().positive(),
            version: z.int().nonnegative(),
            decision: z.enum(["approve", "reject"]),
            reason: z.string().max(20_000).optional(),
            op_id: id,
          }),
        )
        .min(1)
        .max(200),
      pin: secret.optional(),
    }),
  ),
  "staff.secure": channel<null>()(secured),
  "deputy.list": channel<readonly DeputyView[]>()(nothing),
  "deputy.add": channel<readonly DeputyView[]>()(
    z.strictObject({ deputy: code, from_at: z.int().nonnegative(), to_at: z.int().positive() }),
  ),
  "deputy.end": channel<readonly DeputyView[]>()(z.strictObject({ id: z.int().positive() })),
  /** Phone, address and serials of a card or customer in full; the purpose is kept in the log (UX 10, string 15). */
  "personal.unmask": channel<UnmaskedValues>()(
    z.strictObject({ of: z.enum(["card", "customer"]), id, purpose: z.enum(UNMASK_PURPOSES) }),
  ),
  "audit.list": channel<{ readonly rows: readonly AuditView[]; readonly more: boolean }>()(
    z.strictObject({
      what: z.string().max(60).optional(),
      by: z.string().max(64).optional(),
      before_id: z.int().positive().optional(),
      limit: z.int().min(1).max(500),
    }),
  ),
} as const;
