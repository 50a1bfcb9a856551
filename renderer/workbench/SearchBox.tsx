import { useText } from "../ui/display";
export function SearchBox() {
  const text = useText();
  return <input placeholder={text.t("app.search")} />;
}
