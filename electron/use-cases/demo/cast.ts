import type { StoreTransaction } from "#electron/db/connection";
import { findStaff, insertStaff, listStaff, type StaffMember } from "#electron/repositories/staff-repository";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { StaffFacts } from "#shared/domain/card/decision";
import type { Role } from "#shared/domain/card/vocabulary";

/** Who plays which part in the invented cards. */
export interface Cast {
  readonly clerk: StaffCode;
  readonly tech: StaffCode;
  readonly engineers: readonly StaffCode[];
  readonly logistics: StaffCode;
  readonly warehouse: StaffCode;
  readonly finance: StaffCode;
  readonly qc: StaffCode;
  readonly supervisor: StaffCode;
  readonly director: StaffCode;
  /** Everybody of the store, as the rules ask for them. */
  readonly staff: ReadonlyMap<StaffCode, StaffFacts>;
}

interface Part {
  readonly role: Role;
  readonly letter: string;
  /** Invented; one person each. */
  readonly names: readonly string[];
}

/** The people that a store without them gets: a sandbox has everybody already. */
const PARTS: readonly Part[] = [
  { role: "clerk", letter: "C", names: ["陶然"] },
  { role: "tech_support", letter: "T", names: ["叶知秋"] },
  { role: "engineer", letter: "E", names: ["江一舟", "罗青山"] },
  { role: "logistics", letter: "L", names: ["闻路远"] },
  { role: "warehouse", letter: "W", names: ["魏蓝"] },
  { role: "finance", letter: "F", names: ["金小满"] },
  { role: "qc", letter: "Q", names: ["严正一"] },
  { role: "supervisor", letter: "S", names: ["冯远"] },
  { role: "director", letter: "D", names: ["沈长风"] },
];

function freeCode(tx: StoreTransaction, letter: string): StaffCode {
  for (let number = 1; ; number += 1) {
    const code = `${letter}${String(number).padStart(2, "0")}`;
    if (findStaff(tx, code) === null) return code;
  }
}

/** People who have the part's role and no power over the store itself, at least as many as the part needs. */
function playersOf(tx: StoreTransaction, part: Part, at: EpochMs): readonly StaffCode[] {
  const suits = (person: StaffMember) =>
    person.active && person.roles.includes(part.role) && !person.roles.includes("admin");
  const known = listStaff(tx).filter(suits);
  const added = part.names.slice(known.length).map((name) => {
    const code = freeCode(tx, part.letter);
    insertStaff(tx, { code, name, phone: null, active: true, created_at: at, roles: [part.role] });
    return code;
  });
  return [...known.map(({ code }) => code), ...added];
}

/** Finds the people for the invented cards in the store, and adds those who are missing. */
export function gatherCast(tx: StoreTransaction, at: EpochMs): Cast {
  const players = new Map(PARTS.map((part) => [part.role, playersOf(tx, part, at)]));
  const all = (role: Role) => players.get(role) ?? [];
  const first = (role: Role): StaffCode => {
    const code = all(role)[0];
    if (code === undefined) throw new Error(`nobody plays ${role}`);
    return code;
  };
  return {
    clerk: first("clerk"),
    tech: first("tech_support"),
    engineers: all("engineer"),
    logistics: first("logistics"),
    warehouse: first("warehouse"),
    finance: first("finance"),
    qc: first("qc"),
    supervisor: first("supervisor"),
    director: first("director"),
    staff: new Map(listStaff(tx).map((person) => [person.code, person])),
  };
}
