import type { Actor } from "#shared/domain/card/decision";
import { maskedAddress, maskedPhone, maskedSerial } from "./masked-values";
import { maskedKinds, type OwnCard, type PersonalKind } from "./needs";

/** Which member of any view, event or payload holds which kind of personal value. */
const KIND_OF: Readonly<Record<string, PersonalKind>> = {
  phone: "phone",
  contact_phone: "phone",
  address: "address",
  serial_no: "serial",
  old_serial: "serial",
  new_serial: "serial",
  serial: "serial",
  serials: "serial",
};

const MASK: Readonly<Record<PersonalKind, (value: string) => string>> = {
  phone: maskedPhone,
  address: maskedAddress,
  serial: maskedSerial,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function asOwnCard(value: Readonly<Record<string, unknown>>): OwnCard | null {
  const { assignee, collaborators, status } = value;
  if (typeof status !== "string" || !("assignee" in value)) return null;
  return {
    assignee: typeof assignee === "string" ? assignee : null,
    collaborators: Array.isArray(collaborators)
      ? collaborators.filter((item): item is string => typeof item === "string")
      : [],
  };
}

/** The card that an object is or stands for: a row, the flat JSON of a card, or the detail with its `fields`. */
function cardIn(value: Readonly<Record<string, unknown>>): OwnCard | null {
  const { fields } = value;
  return (isRecord(fields) ? asOwnCard(fields) : null) ?? asOwnCard(value);
}

function maskedText(value: unknown, kind: PersonalKind): unknown {
  if (typeof value === "string") return value === "" ? value : MASK[kind](value);
  return Array.isArray(value) ? value.map((item) => maskedText(item, kind)) : value;
}

function walk(value: unknown, actor: Actor, kinds: ReadonlySet<PersonalKind>, inCard: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, actor, kinds, inCard));
  if (!isRecord(value)) return value;
  // The outermost card counts: an event of it that names another assignee is still this card's.
  const card = inCard ? null : cardIn(value);
  const here = card === null ? kinds : maskedKinds(actor, card);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const kind = Object.hasOwn(KIND_OF, name) ? KIND_OF[name] : undefined;
      if (kind !== undefined && (typeof item === "string" || Array.isArray(item))) {
        return [name, here.has(kind) ? maskedText(item, kind) : item];
      }
      return [name, walk(item, actor, here, inCard || card !== null)];
    }),
  );
}

/**
 * Any answer about cards or customers with what this person does not need masked (DOMAIN 8): at every depth, in the
 * log's before and after too. Free text is not touched.
 */
export function maskPersonal<Value>(value: Value, actor: Actor): Value {
  // Values keep their shape; only strings become other strings.
  return walk(value, actor, maskedKinds(actor), false) as Value;
}
