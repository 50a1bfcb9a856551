import type { startupZh } from "./startup-zh";

/** The same in English. */
export const startupEn: Readonly<Record<keyof typeof startupZh, string>> = {
  "first_run.title": "Set up your store",
  "first_run.folder": "The data is kept on this computer: {folder}",
  "first_run.step": "Step {n} of 3",
  "first_run.store": "Store",
  "first_run.letterhead": "Letterhead",
  "first_run.person": "First person",
  "first_run.store_hint":
    "Prefix and code are part of every card's number and can't change after the first card.",
  "first_run.number_example": "Card numbers will look like {no}",
  "first_run.letterhead_hint":
    "Printed above flow cards and confirmation sheets; can be changed in the settings later.",
  "first_run.person_hint":
    "The first person is administrator, clerk and supervisor; others are added in the settings.",
  "first_run.store_name": "Name of the store",
  "first_run.store_name_example": "Example Appliances, South Gate",
  "first_run.phone": "Store phone",
  "first_run.person_name": "Name",
  "first_run.next": "Next",
  "first_run.back": "Back",
  "first_run.begin": "Create the store and begin",
  "first_run.preview": "Letterhead preview",

  "logo.pick": "Choose a logo",
  "logo.replace": "Replace",
  "logo.remove": "Remove",
  "logo.hint": "PNG or JPEG; reduced to what printing needs",
  "logo.unreadable": "This picture can't be read. Choose a PNG or JPEG.",
  "logo.none": "No logo yet",

  "failure.folder": "Data folder",
  "failure.reason": "Reason",
  "failure.retry": "Try again",
  "failure.copy": "Copy diagnostics",
  "failure.copied":
    "The diagnostics are copied; send them to whoever maintains this. They hold no customer data.",
  "failure.unknown_folder": "unknown",
};
