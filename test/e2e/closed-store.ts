import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

export interface ClosedStore {
  readonly folder: string;
  /** The database in it. */
  readonly file: string;
}

/** A closed store with one card in a folder of its own, as another program would copy it. */
export async function closedStore(name = "closed"): Promise<ClosedStore> {
  const fixture = await openDeskFixture();
  fixture.create("clerk1", EXAMPLE_CARD);
  const folder = path.join(fixture.folder, name);
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "desk.sqlite");
  const original = new Database(path.join(fixture.folder, "desk.sqlite"));
  original.prepare("VACUUM INTO ?").run(file);
  original.close();
  return { folder, file };
}
