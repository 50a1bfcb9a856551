import { Check } from "lucide-react";
import { useState } from "react";
import type { CallerMatch } from "#shared/contract/views";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { CheckBox, TextInput } from "../ui/Field";
import { VipBadge } from "../ui/PrioritySeal";
import { useTime } from "../ui/use-time";
import { IntakeField } from "./IntakeField";
import { withCustomer } from "./intake-fields";
import { changeFields, sameRegistration, useIntake } from "./intake-state";
import { SuggestInput, type Suggestion } from "./SuggestInput";
import { useDebounced } from "./use-debounced";

const LOOK_UP_AFTER_MS = 120;
const MIN_PHONE = 3;

/** Takes over a known caller: person, address, devices, history. */
export function takeCaller(caller: CallerMatch): void {
  useIntake.setState({ caller });
  changeFields(withCustomer(caller.customer));
}

interface Matches {
  readonly found: readonly CallerMatch[];
  /** This is the answer to what stands in the field now, not to what stood there before. */
  readonly answered: boolean;
}

function useMatches(typed: string, minLength: number): Matches {
  const settled = useDebounced(typed.trim(), LOOK_UP_AFTER_MS);
  const caller = useIntake((intake) => intake.caller);
  const enabled = settled.length >= minLength && caller === null;
  const { data, isPlaceholderData } = useDeskQuery(
    "intake.caller",
    { text: settled.slice(0, 60) },
    { enabled, keepPrevious: true },
  );
  return {
    found: enabled ? (data ?? []) : [],
    answered: enabled && data !== undefined && !isPlaceholderData && settled === typed.trim(),
  };
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
  const phone = useMatches(fields.phone, MIN_PHONE);
  const byPhone = phone.found;
  const byName = useMatches(fields.phone === "" || byPhone.length === 0 ? fields.customer_name : "", 1).found;
  /** The text whose look-up Enter waits for. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const phoneLines = useLines(byPhone);
  const nameLines = useLines(byName);
  const pick = (matches: readonly CallerMatch[], key: string | null): boolean => {
    const match = matches.find(({ customer }) => customer.id === key);
    if (match === undefined) return false;
    takeCaller(match);
    onNext("address");
    return true;
  };
  /**
   * Enter may come before the look-up of the last digit has answered: it takes exactly that answer when it comes.
   * Nobody is held up meanwhile: who types on means something else, and who has gone on stays there.
   */
  const enterPhone = async (marked: string | null) => {
    const typed = fields.phone.trim();
    if (caller !== null || typed.length < MIN_PHONE) return onNext("phone");
    const isSame = sameRegistration();
    const from = document.activeElement;
    setAwaited(typed);
    const matches = await queryClient
      .fetchQuery(deskQuery("intake.caller", { text: typed.slice(0, 60) }))
      .catch(() => []);
    if (!isSame()) return;
    setAwaited((waits) => (waits === typed ? null : waits));
    const now = useIntake.getState();
    if (now.fields.phone.trim() !== typed || now.caller !== null) return;
    const key = matches.some(({ customer }) => customer.id === marked)
      ? marked
      : (matches[0]?.customer.id ?? null);
    if (document.activeElement === from) {
      if (!pick(matches, key)) onNext("phone");
      return;
    }
    const match = matches.find(({ customer }) => customer.id === key);
    if (match !== undefined && now.fields.customer_name === fields.customer_name) takeCaller(match);
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
                {...(phone.answered && caller === null && phoneLines.length === 0
                  ? { note: text.t("intake.caller_none") }
                  : {})}
                onChange={(phone) => {
                  forgetCaller();
                  changeFields({ phone });
                }}
                onPick={(key) => pick(byPhone, key)}
                onEnter={(marked) => void enterPhone(marked)}
              />
              {caller === null && awaited !== null && awaited === fields.phone.trim() && (
                <span className="intake-known intake-searching" role="status">
                  {text.t("intake.searching")}
                </span>
              )}
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
