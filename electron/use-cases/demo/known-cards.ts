import type { CardReference, EarlierRepair } from "#electron/repositories/card-lookups";
import type { CaseState, EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { isOpenStatus, type Kind, type Status } from "#shared/domain/card/vocabulary";
import type { Fault } from "./content/content";
import type { Subject } from "./story";

/** What of a written card later ones ask for. */
export interface KnownCard {
  readonly id: string;
  readonly no: string | null;
  readonly status: Status;
  readonly kind: Kind | null;
  readonly customerId: string;
  readonly serial: string | null;
  readonly registeredAt: EpochMs | null;
  /** When it was archived, cancelled or merged; null while it is open. */
  readonly endedAt: EpochMs | null;
  readonly repair: EarlierRepair | null;
  readonly assignee: StaffCode | null;
  readonly subject: Subject;
  readonly fault: Fault | null;
}

/** The rules' questions about other cards (`electron/repositories/card-lookups`), answered from memory. */
export interface KnownCards {
  add(card: KnownCard): void;
  openOfSerial(serial: string, atMs: EpochMs): KnownCard | undefined;
  complaintsBetween(customerId: string, fromMs: EpochMs, toMs: EpochMs): number;
  repairsOfSerial(serial: string): readonly EarlierRepair[];
  byNo(no: string): CardReference | undefined;
  /** The newest ones, oldest first. */
  recent(): readonly KnownCard[];
}

const RECENT = 150;

function grouped<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** Cards must be added in the order of their registration. */
export function createKnownCards(): KnownCards {
  const bySerial = new Map<string, KnownCard[]>();
  const complaints = new Map<string, EpochMs[]>();
  let recent: KnownCard[] = [];
  return {
    add: (card) => {
      if (card.serial !== null) grouped(bySerial, card.serial, card);
      if (card.kind === "C" && card.registeredAt !== null) {
        grouped(complaints, card.customerId, card.registeredAt);
      }
      recent.push(card);
      if (recent.length > 2 * RECENT) recent = recent.slice(-RECENT);
    },
    openOfSerial: (serial, atMs) =>
      bySerial.get(serial)?.find((card) => card.endedAt === null || card.endedAt > atMs),
    complaintsBetween: (customerId, fromMs, toMs) =>
      (complaints.get(customerId) ?? []).filter((atMs) => atMs >= fromMs && atMs < toMs).length,
    repairsOfSerial: (serial) =>
      (bySerial.get(serial) ?? []).flatMap(({ repair }) => repair ?? []).toReversed(),
    byNo: (no) => recent.find((card) => card.no === no),
    recent: () => recent,
  };
}

/** What others will ask of a card, as its story left it. */
export function knownCardOf(state: CaseState, subject: Subject, fault: Fault | null): KnownCard {
  const { fields } = state;
  const isRepair = fields.kind === "A" && fields.outcome === "repaired";
  const repair =
    isRepair && fields.no !== null && fields.completed_at !== null
      ? {
          no: fields.no,
          fault_category: fault?.category ?? fields.fault_category,
          completed_at: fields.completed_at,
        }
      : null;
  return {
    id: fields.id,
    no: fields.no,
    status: fields.status,
    kind: fields.kind,
    customerId: subject.customer.id,
    serial: subject.device?.serial ?? null,
    registeredAt: fields.registered_at,
    endedAt: isOpenStatus(fields.status) ? null : fields.status_changed_at,
    repair,
    assignee: fields.assignee,
    subject,
    fault,
  };
}
