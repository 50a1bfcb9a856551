import { useText } from "../../ui/display";
import { useCard } from "../state/card-state";

/** "保内，至 2027-03-08", as the paper prints it. */
export function useWarrantyWords(): string {
  const { card } = useCard();
  const text = useText();
  const { warranty_end, purchase_date } = card.fields;
  if (purchase_date === null || warranty_end === null) return text.t("card.sheet.warranty_unknown");
  return text.t(card.in_warranty ? "card.sheet.in_warranty" : "card.sheet.out_of_warranty", {
    date: warranty_end,
  });
}
