import type { Page } from "playwright";
import { press, typeKeys } from "./keyboard";
import { workbench } from "./screens";

export const PIN = "827405";

/** Chooses a colleague at the sign-in and types the PIN; the workbench is there afterwards. */
export async function signInWithPin(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByLabel(`${name} 的 PIN`).waitFor();
  await typeKeys(page, pin);
  await press(page, "Enter");
  await workbench(page).waitFor();
}
