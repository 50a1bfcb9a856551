import { openCardBySerial } from "#electron/repositories/card-lookups";
import { findFields } from "#electron/repositories/case-repository";
import { devicesBySerial, findCustomer } from "#electron/repositories/customer-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelOutput } from "#shared/contract/channels";
import { NONE_WORD } from "#shared/domain/card/vocabulary";
import { customerView, deviceView, historyLine } from "../customer/customer-view";
import type { Desk } from "../desk";

const NOTHING = { device: null, customer: null, open_card: null } as const;

/** What a serial number is known for: the unit, whose it is, and the open card it has (issue D, UX 4). */
export function findSerial(desk: Desk, serialNo: string): ChannelOutput<"intake.serial"> {
  const wanted = serialNo.trim();
  if (wanted === "" || wanted === NONE_WORD) return NOTHING;
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const [device] = devicesBySerial(reader, wanted);
    const customer = device ? findCustomer(reader, device.customer_id) : null;
    const open = openCardBySerial(reader, wanted, "");
    const fields = open ? findFields(reader, { id: open.id }) : null;
    return {
      device: device ? deviceView(desk, reader, device) : null,
      customer: customer ? customerView(reader, customer) : null,
      open_card: fields ? historyLine(fields) : null,
    };
  });
}
