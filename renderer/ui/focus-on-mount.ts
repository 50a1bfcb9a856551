/** A ref that puts the keyboard into a control as it appears; always the same function, so it acts once. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
