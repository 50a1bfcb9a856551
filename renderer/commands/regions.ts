import { type RefCallback, useCallback, useRef } from "react";

/** Parts of a screen that F6 goes through: queue → grid → bar → panel (UX 11), in the order of the page. */
interface Region {
  readonly element: HTMLElement;
  readonly focus: { readonly current: (() => void) | undefined };
}

const regions = new Set<Region>();
const FOCUSABLE =
  "button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']";

/** Makes the element a region. `focus` says where the keyboard goes; without it, the first control. */
export function useRegion(focus?: () => void): RefCallback<HTMLElement> {
  const latest = useRef(focus);
  latest.current = focus;
  return useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const region: Region = { element, focus: latest };
    regions.add(region);
    return () => {
      regions.delete(region);
    };
  }, []);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert]") === null;
}

/** The regions of the topmost dialog, or of the desk where none is open. */
function regionsInForce(): readonly Region[] {
  const dialogs = [...document.querySelectorAll("dialog[open]")];
  const topmost = dialogs.at(-1);
  return [...regions]
    .filter(({ element }) => isShown(element) && (topmost === undefined || topmost.contains(element)))
    .sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
}

/** False where the region has nothing to put the keyboard into, such as an empty queue. */
function focusRegion({ element, focus }: Region): boolean {
  const own = focus.current;
  if (own !== undefined) {
    own();
    return true;
  }
  const control = element.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus();
  return control !== null;
}

/** F6: the keyboard goes to the next region that can take it; false where there is none. */
export function focusNextRegion(): boolean {
  const inForce = regionsInForce();
  const at = inForce.findIndex(({ element }) => element.contains(document.activeElement));
  const inTurn = [...inForce.slice(at + 1), ...inForce.slice(0, at + 1)];
  return inTurn.some(focusRegion);
}
