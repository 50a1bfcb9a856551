import type { Locator, Page } from "playwright";

/** Where things are on the screen, by roles and the names that are read out. */

export function workbench(page: Page): Locator {
  return page.getByRole("region", { name: "流程卡", exact: true });
}

export function gridRow(page: Page, words: string | RegExp): Locator {
  return workbench(page).getByRole("row").filter({ hasText: words });
}

export function queue(page: Page): Locator {
  return page.getByRole("complementary", { name: "下一步" });
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole("dialog", { name });
}

export function intake(page: Page): Locator {
  return dialog(page, /新建登记|接着登记/);
}

/** The action bar of the open card. */
export function actionBar(page: Page): Locator {
  return page.getByRole("region", { name: "能做的事" });
}

/** The card as its paper form. */
export function sheet(page: Page): Locator {
  return page.getByRole("article", { name: "流程卡表单" });
}

/** The sentence in the undo strip, as it is read out. */
export function told(page: Page): Locator {
  return page.getByRole("contentinfo").getByRole("status");
}

/** Waits until the keyboard is in this control. */
export async function hasKeyboard(page: Page, control: Locator): Promise<void> {
  await control.and(page.locator(":focus")).waitFor();
}

/** A numbered field of the intake. */
export function intakeField(page: Page, label: string): Locator {
  return intake(page).getByLabel(label);
}

/** Opens a card of the grid by its short number, such as `1120-0001`. */
export async function openFromGrid(page: Page, shortNo: string): Promise<void> {
  await gridRow(page, shortNo).getByRole("gridcell", { name: shortNo }).dblclick();
  await sheet(page).waitFor();
}
