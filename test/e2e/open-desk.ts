import type { ElectronApplication, Page } from "playwright";
import { showCard } from "#electron/use-cases/card/show-card";
import type { CardDetail } from "#shared/contract/views";
import { accepted, type DeskFixture, openDeskFixture } from "#test/builders/desk-fixture";
import { launchDesk } from "#test/fixtures/launch-desk";
import { workbench } from "./screens";

/** A Friday, 80 minutes after the example store opens. */
export const MORNING = "2026-11-20T10:20:00+08:00";

/** A store as this process sees it: what another program on the PC does, and what is really stored. */
export interface OtherProcess extends DeskFixture {
  /** The card as it is stored now, by number or id. */
  show(ref: string): CardDetail;
}

export interface OpenDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly store: OtherProcess;
  readonly folder: string;
  close(): Promise<void>;
}

export interface OpenDeskOptions {
  /** Name of who signs in; null = nobody yet. */
  readonly person?: string | null;
  /** "Now", ISO 8601 with offset. */
  readonly clock?: string;
  /** Further arguments of the program. */
  readonly args?: readonly string[];
  /** Fills the store before the window starts. */
  readonly fill?: (store: DeskFixture) => unknown;
}

/** The real program on a sandbox store of its own (people clerk1, eng1, sup1 …), with somebody at the desk. */
export async function openDesk(options: OpenDeskOptions = {}): Promise<OpenDesk> {
  const { person = "陶然", clock = MORNING, args = [], fill } = options;
  const fixture = await openDeskFixture();
  const store = { ...fixture, show: (ref: string) => accepted(showCard(fixture.desk, ref)) };
  await fill?.(store);
  store.at(clock);
  const { app, page, dataFolder, close } = await launchDesk({ dataFolder: store.folder, clock, args });
  if (person !== null) await signIn(page, person);
  return { app, page, store, folder: dataFolder, close };
}

/** Chooses a colleague on the lock screen; the workbench is there afterwards. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await workbench(page).waitFor();
}
