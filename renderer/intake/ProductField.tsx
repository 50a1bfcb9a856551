import { type KeyboardEvent, useState } from "react";
import type { DeviceView } from "#shared/contract/views";
import { NONE_WORD } from "#shared/domain/card/vocabulary";
import { deskQuery, queryClient, useDeskQuery } from "../api/queries";
import { classes } from "../ui/class-names";
import { useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { takeCaller } from "./CallerFields";
import { IntakeField } from "./IntakeField";
import { deviceIndex, withDevice } from "./intake-fields";
import { changeFields, sameRegistration, useIntake } from "./intake-state";
import { SuggestInput } from "./SuggestInput";
import { useDebounced } from "./use-debounced";

const LOOK_UP_AFTER_MS = 150;
const MODELS_SHOWN = 8;
/** One digit chooses: more devices than this are found by their serial. */
const DEVICES_SHOWN = 8;

function DeviceCard({
  device,
  digit,
  chosen,
  onChoose,
}: {
  readonly device: DeviceView;
  readonly digit: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  const warranty =
    device.warranty_end === null
      ? text.t("intake.device_unknown")
      : device.in_warranty
        ? text.t("intake.device_in", { date: device.warranty_end })
        : text.t("intake.device_out");
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={classes("device", chosen && "device-chosen")}
      onClick={onChoose}
    >
      <i className="choice-digit">{digit}</i>
      <span>
        <b>
          {device.model} {device.model_name === device.model ? null : device.model_name}
        </b>
        <span className="muted">{device.serial_no ?? NONE_WORD}</span>
        <span className={device.in_warranty ? "sla-met" : "muted"}>{warranty}</span>
      </span>
    </button>
  );
}

/** Looks a serial up when it is left: its device, and whose it is where nobody is chosen yet. */
async function lookUpSerial(serial: string): Promise<void> {
  const typed = serial.trim();
  if (typed === "" || typed === NONE_WORD) return;
  const isSame = sameRegistration();
  const found = await queryClient
    .fetchQuery({ ...deskQuery("intake.serial", { serial_no: typed }), staleTime: 0 })
    .catch(() => null);
  if (!isSame() || found?.device == null || useIntake.getState().fields.serial_no.trim() !== typed) return;
  changeFields(withDevice(found.device));
  if (found.customer === null || useIntake.getState().fields.customer_name !== "") return;
  const caller = await queryClient
    .ensureQueryData(deskQuery("customer.show", { id: found.customer.id }))
    .catch(() => null);
  // Somebody may have typed a name while the record was on its way.
  if (caller !== null && isSame() && useIntake.getState().fields.customer_name === "") takeCaller(caller);
}

function ModelRow({ onNext }: { readonly onNext: (after: string) => void }) {
  const text = useText();
  const { fields } = useIntake();
  const settled = useDebounced(fields.model.trim(), LOOK_UP_AFTER_MS);
  const { data } = useDeskQuery(
    "model.list",
    { search: settled, limit: MODELS_SHOWN },
    { enabled: settled !== "", keepPrevious: true },
  );
  const models = settled === "" ? [] : (data?.rows ?? []);
  const known = models.some(({ code }) => code === fields.model.trim());
  return (
    <div className="intake-model">
      <IntakeField name="model" label={text.t("intake.model")} hint={text.t("intake.other_model_hint")}>
        {(ids) => (
          <SuggestInput
            ids={ids}
            value={fields.model}
            suggestions={models.map(({ code, name, category }) => ({
              key: code,
              content: (
                <>
                  <b>{code}</b>
                  <span>{name}</span>
                  <span className="muted">{category}</span>
                </>
              ),
            }))}
            {...(settled !== "" && models.length === 0 ? { note: text.t("intake.no_model") } : {})}
            onChange={(model) => changeFields({ model })}
            onPick={(model) => {
              changeFields({ model });
              onNext("model");
            }}
            onEnter={(marked) => {
              const only = !known && models.length === 1 ? (models[0]?.code ?? null) : null;
              const model = marked ?? only;
              if (model !== null) changeFields({ model });
              onNext("model");
            }}
          />
        )}
      </IntakeField>
      <IntakeField name="serial_no" label={text.t("intake.serial")} hint={text.t("intake.serial_hint")}>
        {(ids) => (
          <TextInput
            {...ids}
            value={fields.serial_no}
            onChange={(event) => changeFields({ serial_no: event.target.value })}
            onBlur={() => void lookUpSerial(fields.serial_no)}
          />
        )}
      </IntakeField>
      <IntakeField name="purchase_date" label={text.t("intake.purchase_date")}>
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={fields.purchase_date}
            onChange={(event) => changeFields({ purchase_date: event.target.value })}
          />
        )}
      </IntakeField>
    </div>
  );
}

/** 3 product: the caller's devices as 1 2 3, or model, serial and purchase date. */
export function ProductField({ onNext }: { readonly onNext: (after: string) => void }) {
  const text = useText();
  const { fields, caller } = useIntake();
  const devices = (caller?.devices ?? []).slice(0, DEVICES_SHOWN);
  const at = deviceIndex(fields, devices);
  const [other, setOther] = useState(false);
  const typesModel = devices.length === 0 || other || (fields.model !== "" && at < 0);
  const choose = (index: number) => {
    const device = devices[index];
    if (device === undefined) {
      setOther(true);
      changeFields({ model: "", serial_no: "", purchase_date: "" });
      onNext("product");
      return;
    }
    setOther(false);
    changeFields(withDevice(device));
    onNext("purchase_date");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing || !/^[1-9]$/.test(event.key)) return;
    const index = Number(event.key) - 1;
    if (index > devices.length || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    choose(index);
  };
  return (
    <>
      {devices.length > 0 && (
        <IntakeField
          name="product"
          number={3}
          label={text.t("intake.f3")}
          hint={text.t("intake.hint3", { n: caller?.devices.length ?? 0 })}
        >
          {() => (
            <fieldset className="devices" aria-label={text.t("intake.f3")} onKeyDown={onKeyDown}>
              {devices.map((device, index) => (
                <DeviceCard
                  key={device.id}
                  device={device}
                  digit={index + 1}
                  chosen={index === at}
                  onChoose={() => choose(index)}
                />
              ))}
              <button
                type="button"
                aria-pressed={typesModel}
                className={classes("device device-other", typesModel && "device-chosen")}
                onClick={() => choose(devices.length)}
              >
                <i className="choice-digit">{devices.length + 1}</i>
                <span>
                  <b>{text.t("intake.other_model")}</b>
                  <span className="muted">{text.t("intake.other_model_hint")}</span>
                </span>
              </button>
            </fieldset>
          )}
        </IntakeField>
      )}
      {devices.length === 0 && (
        <p className="intake-heading">
          <i className="intake-number">3</i>
          <b>{text.t("intake.f3")}</b>
          <span className="field-hint">{caller === null ? "" : text.t("intake.hint3_none")}</span>
        </p>
      )}
      {typesModel && <ModelRow onNext={onNext} />}
    </>
  );
}
