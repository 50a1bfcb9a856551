import { findStaff } from "#electron/repositories/staff-repository";
import { openDesk } from "#electron/use-cases/desk";
import type { CardDetail } from "#shared/contract/views";
import { workOn } from "./day-of-work";
import { attachHostilePhotos } from "./hostile-photos";

/** A process that is given malformed pictures: `work-on-hostile-photos FOLDER COUNT`; its row and its memory as JSON. */
const [folder = "", count = "0"] = process.argv.slice(2);
const desk = await openDesk(folder, { env: {} });
if (!desk.ok) throw new Error(desk.code);
const created = workOn(desk.value, "h").run(0);
if (!created.ok) throw new Error(created.code);
const as = (code: string) => {
  const person = findStaff(desk.value.store, code);
  if (person === null) throw new Error(code);
  return { code, roles: person.roles };
};
const { id } = (created.value as CardDetail).fields;
const row = attachHostilePhotos({ desk: desk.value, folder, as }, id, Number(count));
const megabytes = Math.ceil(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ row, megabytes }));
desk.value.close();
