/** The card's hidden file fields; buttons anywhere on the card open them. */
export const FILE_FIELDS = {
  photo: "card-add-photo",
  signed_scan: "card-add-scan",
  document: "card-add-file",
} as const;

export function chooseFiles(kind: keyof typeof FILE_FIELDS): void {
  const field = document.getElementById(FILE_FIELDS[kind]);
  if (field instanceof HTMLInputElement) field.click();
}

export function choosePhotos(): void {
  chooseFiles("photo");
}
