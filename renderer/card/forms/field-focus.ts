/** Going from field to field with Enter: every field's wrapper carries `data-field`. */

/** Controls with `tabindex=-1` are for the mouse: Enter passes them by. */
const SKIPPED = ":disabled, [data-skip], [tabindex='-1']";
const FOCUSABLE = ["input", "textarea", "select", "button"]
  .map((control) => `${control}:not(${SKIPPED})`)
  .join(", ");

function wrappersIn(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-field]")].filter((wrapper) =>
    wrapper.checkVisibility(),
  );
}

function focusInside(wrapper: HTMLElement): boolean {
  const control =
    wrapper.querySelector<HTMLElement>("input[type='radio']:checked") ??
    wrapper.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus();
  if (control instanceof HTMLInputElement && control.type === "text") control.select();
  return control !== null;
}

/** The keyboard goes to the first field; false where there is none. */
export function focusFirstField(root: ParentNode): boolean {
  return wrappersIn(root).some(focusInside);
}

/** The keyboard goes to the field of that name, or the one that holds it (`parts.0.part` → `parts`). */
export function focusField(root: ParentNode, name: string): boolean {
  const wrapper = wrappersIn(root).find(({ dataset }) => {
    const own = dataset["field"] ?? "";
    return own === name || name.startsWith(`${own}.`);
  });
  return wrapper !== undefined && focusInside(wrapper);
}

/** The keyboard goes to the field after the one that holds `from`; false at the last. */
export function focusNextField(root: ParentNode, from: EventTarget | null): boolean {
  const wrappers = wrappersIn(root);
  const at = wrappers.findIndex((wrapper) => from instanceof Node && wrapper.contains(from));
  return at >= 0 && wrappers.slice(at + 1).some(focusInside);
}

/** True for the key that means "next field": Enter alone, outside of a composition, not on a button. */
export function isNextKey(event: React.KeyboardEvent): boolean {
  if (event.key !== "Enter" || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (event.nativeEvent.isComposing || event.keyCode === 229 || event.defaultPrevented) return false;
  return !(event.target instanceof HTMLButtonElement);
}

/** True for Ctrl+J: a new line where Enter goes on (Shift+Enter does it by itself). */
export function isNewLineKey(event: React.KeyboardEvent): boolean {
  return event.ctrlKey && !event.altKey && event.key.toLowerCase() === "j";
}

/** Types a line break at the caret in a way that React notices. */
export function typeNewLine(area: HTMLTextAreaElement): void {
  area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
