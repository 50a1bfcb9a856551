import { create } from "zustand";
import type { PrintRequest } from "#shared/contract/print-channels";

export type ScreenName =
  | "workbench"
  | "card"
  | "approvals"
  | "customers"
  | "settings"
  | "appointments"
  | "reports";

interface Place {
  readonly screen: ScreenName;
  readonly cardId: string | null;
  /** The customer whom the customers screen shows. */
  readonly customerId: string | null;
}

/** Where the desk is, and the two dialogs that any screen may open. */
export interface Navigation extends Place {
  readonly trail: readonly Place[];
  readonly intake: { readonly draftId?: string } | null;
  readonly print: PrintRequest | null;
}

const START: Place = { screen: "workbench", cardId: null, customerId: null };
const TRAIL_MAX = 20;

export const useNavigation = create<Navigation>(() => ({ ...START, trail: [], intake: null, print: null }));

function go(place: Place): void {
  useNavigation.setState(({ screen, cardId, customerId, trail }) => {
    const same = screen === place.screen && cardId === place.cardId && customerId === place.customerId;
    if (same) return {};
    // From card to card (Alt+↑↓) the way back stays where it was.
    const stays = screen === "card" && place.screen === "card";
    return { ...place, trail: stays ? trail : [...trail, { screen, cardId, customerId }].slice(-TRAIL_MAX) };
  });
}

/** Opens a main screen. */
export function openScreen(screen: Exclude<ScreenName, "card">): void {
  go({ screen, cardId: null, customerId: null });
}

/** Opens a card by its id. */
export function openCard(id: string): void {
  go({ screen: "card", cardId: id, customerId: null });
}

/** Opens a customer of the archive. */
export function openCustomer(id: string): void {
  go({ screen: "customers", cardId: null, customerId: id });
}

/** Opens the intake: a new draft, or the given one. An open intake stays as it is. */
export function openIntake(draftId?: string): void {
  useNavigation.setState(({ intake }) => ({
    intake: intake ?? (draftId === undefined ? {} : { draftId }),
  }));
}

export function closeIntake(): void {
  useNavigation.setState({ intake: null });
}

/** Opens the print preview for a request. */
export function openPrint(request: PrintRequest): void {
  useNavigation.setState({ print: request });
}

export function closePrint(): void {
  useNavigation.setState({ print: null });
}

/** One step back (Esc): closes the dialog on top, else goes to the place before; false at the start. */
export function goBack(): boolean {
  const { print, intake, trail, screen } = useNavigation.getState();
  if (print !== null) {
    closePrint();
    return true;
  }
  if (intake !== null) {
    closeIntake();
    return true;
  }
  const last = trail.at(-1);
  if (last !== undefined) {
    useNavigation.setState({ ...last, trail: trail.slice(0, -1) });
    return true;
  }
  if (screen === "workbench") return false;
  useNavigation.setState({ ...START, trail: [] });
  return true;
}

/** Back to the first screen with nothing open: another person has signed in. */
export function resetNavigation(): void {
  useNavigation.setState({ ...START, trail: [], intake: null, print: null });
}
