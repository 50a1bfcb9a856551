import { randomUUID } from "node:crypto";
import { createStore } from "#electron/db/open";
import { fileProtector, type SecretProtector } from "#electron/db/secret-files";
import { saveShippedFaultCategories } from "#electron/repositories/fault-category-repository";
import { ensureReplica } from "#electron/repositories/replica-repository";
import { saveSettings, saveValue } from "#electron/repositories/settings-repository";
import { insertStaff } from "#electron/repositories/staff-repository";
import { immediate } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Role } from "#shared/domain/card/vocabulary";
import { type Desk, deskOn, SANDBOX_KEY } from "../desk";
import { unlockStore } from "../event/store-keys";
import { saveShippedPolicies } from "./shipped-policies";

/** The first person of a store gets admin + clerk + supervisor (DOMAIN 2.3). */
const FIRST_PERSON_ROLES: readonly Role[] = ["clerk", "supervisor", "admin"];

/** One person per role for training and tests, no PIN (CLI `init --sandbox`). Invented names. */
const SANDBOX_PEOPLE: readonly { readonly code: string; readonly name: string; readonly role: Role }[] = [
  { code: "clerk1", name: "陶然", role: "clerk" },
  { code: "tech1", name: "叶知秋", role: "tech_support" },
  { code: "eng1", name: "江一舟", role: "engineer" },
  { code: "eng2", name: "罗青山", role: "engineer" },
  { code: "log1", name: "闻路远", role: "logistics" },
  { code: "wh1", name: "魏蓝", role: "warehouse" },
  { code: "fin1", name: "金小满", role: "finance" },
  { code: "qc1", name: "严正一", role: "qc" },
  { code: "sup1", name: "冯远", role: "supervisor" },
  { code: "dir1", name: "沈长风", role: "director" },
  { code: "admin1", name: "管理员", role: "admin" },
];

export type StoreIdentity = ChannelParsed<"store.initialise">;

export interface InitialiseOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => EpochMs;
  readonly sandbox: boolean;
  /** Who keeps the key of the event chain; default: a file beside the database. */
  readonly secrets?: SecretProtector;
}

/**
 * Makes a data folder: empty database, store settings, fault list, policies, and the first person (a sandbox
 * gets one person per role instead). Failures: those of `createStore`, `unsupported` where a store is there.
 */
export async function initialiseStore(
  dataFolder: string,
  identity: StoreIdentity,
  options: InitialiseOptions,
): Promise<Result<Desk>> {
  const created = await createStore({ folder: dataFolder, now: options.now });
  if (!created.ok) return fail(created.code, created.details);
  const { store: opened } = created;
  const { person_code, person_name, address, phone, hours, logo, ...store } = identity;
  const written = immediate(opened, (tx): Result<null> => {
    const at = options.now();
    saveSettings(
      tx,
      { ...store, address: address ?? null, phone: phone ?? null, hours: hours ?? null, logo: logo ?? null },
      at,
      null,
    );
    saveValue(tx, SANDBOX_KEY, options.sandbox, at, null);
    ensureReplica(tx, at, randomUUID);
    saveShippedFaultCategories(tx);
    saveShippedPolicies(tx, at);
    const people = options.sandbox
      ? SANDBOX_PEOPLE.map(({ role, ...person }) => ({ ...person, roles: [role] }))
      : [{ code: person_code, name: person_name, roles: FIRST_PERSON_ROLES }];
    for (const person of people) insertStaff(tx, { ...person, phone: null, active: true, created_at: at });
    return ok(null);
  });
  const unlocked = written.ok
    ? await unlockStore(opened, {
        protector: options.secrets ?? fileProtector,
        now: options.now,
        whenLocked: "refuse",
      })
    : written;
  if (!unlocked.ok) {
    opened.close();
    return unlocked;
  }
  return ok(deskOn(opened, dataFolder, options.env));
}
