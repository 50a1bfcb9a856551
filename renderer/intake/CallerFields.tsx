import { Check } from "lucide-react";
import type { CallerMatch } from "#shared/contract/views";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { CheckBox, TextInput } from "../ui/Field";
import { VipBadge } from "../ui/PrioritySeal";
import { useTime } from "../ui/use-time";
import { IntakeField } from "./IntakeField";
import { withCustomer } from "./intake-fields";
import { changeFields, useIntake } from "./intake-state";
import { SuggestInput, type Suggestion } from "./SuggestInput";
import { useDebounced } from "./use-debounced";

const LOOK_UP_AFTER_MS = 120;
const MIN_PHONE = 3;

/** Takes over a known caller: person, address, devices, history. */
export function takeCaller(caller: CallerMatch): void {
  useIntake.setState({ caller });
  changeFields(withCustomer(caller.customer));
}

function useMatches(typed: string, minLength: number): readonly CallerMatch[] {
  const settled = useDebounced(typed.trim(), LOOK_UP_AFTER_MS);
  const caller = useIntake((intake) => intake.caller);
  const enabled = settled.length >= minLength && caller === null;
  const { data } = useDeskQuery(
    "intake.caller",
    { text: settled.slice(0, 60) },
    { enabled, keepPrevious: true },
  );
  return enabled ? (data ?? []) : [];
}

function useLines(matches: readonly CallerMatch[]): readonly Suggestion[] {
  const text = useText();
  return matches.map(({ customer }) => ({
    key: customer.id,
    content: (
      <>
        <b>{customer.name}</b>
        {customer.customer_level === "vip" && <VipBadge />}
        <span>{customer.phone}</span>
        <span className="muted">
          {text.t("intake.history_count", { cards: customer.cards, open: customer.open_cards })}
        </span>
      </>
    ),
  }));
}

/** Typing over a taken caller makes it another person again. */
function forgetCaller(): void {
  if (useIntake.getState().caller === null) return;
  useIntake.setState({ caller: null });
  changeFields({ customer_id: "" });
}

export interface CallerFieldsProps {
  /** The keyboard goes on to the next field after the named one. */
  readonly onNext: (after: string) => void;
}

/** 1 contact, 2 name, address. Four digits and Enter bring a known customer with everything. */
export function CallerFields({ onNext }: CallerFieldsProps) {
  const text = useText();
  const time = useTime();
  const { fields, caller } = useIntake();
  const byPhone = useMatches(fields.phone, MIN_PHONE);
  const byName = useMatches(fields.phone === "" || byPhone.length === 0 ? fields.customer_name : "", 1);
  const phoneLines = useLines(byPhone);
  const nameLines = useLines(byName);
  const pick = (matches: readonly CallerMatch[], key: string | null): boolean => {
    const match = matches.find(({ customer }) => customer.id === key);
    if (match === undefined) return false;
    takeCaller(match);
    onNext("address");
    return true;
  };
  /** Enter may come before the look-up of the last digit has answered: it waits for exactly that answer. */
  const enterPhone = async (marked: string | null) => {
    const typed = fields.phone.trim();
    if (caller !== null || typed.length < MIN_PHONE) return onNext("phone");
    const matches = await queryClient
      .ensureQueryData(deskQuery("intake.caller", { text: typed.slice(0, 60) }))
      .catch(() => []);
    const key = matches.some(({ customer }) => customer.id === marked)
      ? marked
      : (matches[0]?.customer.id ?? null);
    if (!pick(matches, key)) onNext("phone");
  };
  const last = caller?.history[0]?.requested_at ?? null;
  return (
    <>
      <div className="intake-pair">
        <IntakeField name="phone" number={1} label={text.t("intake.f1")} hint={text.t("intake.hint1")}>
          {(ids) => (
            <div className="intake-with-mark">
              <SuggestInput
                ids={ids}
                className="intake-phone"
                inputMode="tel"
                value={fields.phone}
                marksFirst
                suggestions={phoneLines}
                {...(fields.phone.trim().length >= MIN_PHONE && caller === null && phoneLines.length === 0
                  ? { note: text.t("intake.caller_none") }
                  : {})}
                onChange={(phone) => {
                  forgetCaller();
                  changeFields({ phone });
                }}
                onPick={(key) => pick(byPhone, key)}
                onEnter={(marked) => void enterPhone(marked)}
              />
              {caller !== null && (
                <span className="intake-known">
                  <Check size={14} aria-hidden />
                  {text.t("intake.known")}
                </span>
              )}
            </div>
          )}
        </IntakeField>
        <IntakeField
          name="customer_name"
          number={2}
          label={text.t("intake.f2")}
          hint={text.t("intake.hint2")}
        >
          {(ids) => (
            <div className="intake-with-mark">
              <SuggestInput
                ids={ids}
                value={fields.customer_name}
                suggestions={nameLines}
                onChange={(customer_name) => changeFields({ customer_name })}
                onPick={(key) => pick(byName, key)}
                onEnter={(marked) => {
                  if (marked === null || !pick(byName, marked)) onNext("customer_name");
                }}
              />
              <CheckBox
                className="intake-vip"
                label={text.t("intake.level")}
                checked={fields.vip}
                tabIndex={-1}
                onToggle={(vip) => changeFields({ vip })}
              />
            </div>
          )}
        </IntakeField>
      </div>
      <div className="intake-pair intake-address">
        <IntakeField
          name="address"
          label={text.t("intake.address")}
          hint={
            caller !== null && fields.address !== "" && last !== null
              ? text.t("intake.address_used", { date: time.short(last) })
              : text.t("intake.address_hint")
          }
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={fields.address}
              onChange={(event) => changeFields({ address: event.target.value })}
            />
          )}
        </IntakeField>
        <IntakeField name="contact" label={text.t("intake.contact")}>
          {(ids) => (
            <TextInput
              {...ids}
              tabIndex={-1}
              placeholder={text.t("intake.contact_same")}
              value={fields.contact}
              onChange={(event) => changeFields({ contact: event.target.value })}
            />
          )}
        </IntakeField>
      </div>
    </>
  );
}
