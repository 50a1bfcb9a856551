import { useState } from "react";
import type { FaultCategoryView } from "#shared/contract/views";
import type { Text } from "#shared/text/text";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { CheckBox, Field, TextInput } from "../ui/Field";
import { ArchivePart } from "./ArchivePart";
import { RecordDialog } from "./RecordDialog";

/** How main names a category that fits every product. */
const EVERY_PRODUCT = "*";

function shownProduct(product: string, text: Text): string {
  return product === EVERY_PRODUCT ? text.t("archive.every_product") : product;
}

function CategoryDialog({
  category,
  known,
  onClose,
}: {
  readonly category: FaultCategoryView | null;
  readonly known: readonly string[];
  readonly onClose: () => void;
}) {
  const text = useText();
  const everyProduct = text.t("archive.every_product");
  const [product, setProduct] = useState(shownProduct(category?.product_category ?? "", text));
  const [name, setName] = useState(category?.name ?? "");
  const [active, setActive] = useState(category?.active ?? true);
  const fields = { product_category: product === everyProduct ? EVERY_PRODUCT : product, name, active };
  return (
    <RecordDialog
      title={category === null ? text.t("archive.new_category") : category.name}
      name={name}
      ready={product.trim() !== "" && name.trim() !== ""}
      onSave={() =>
        category === null
          ? call("fault_category.add", fields)
          : call("fault_category.update", { id: category.id, fields })
      }
      onClose={onClose}
    >
      {(wrong) => (
        <>
          <Field label={text.field("product_category")} error={wrong("product_category")}>
            {(ids) => (
              <>
                <TextInput
                  {...ids}
                  list="product-categories"
                  value={product}
                  onChange={(event) => setProduct(event.target.value)}
                />
                <datalist id="product-categories">
                  {known.map((value) => (
                    <option key={value} value={value} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Field label={text.t("archive.category_name")} error={wrong("name")}>
            {(ids) => <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <CheckBox label={text.t("archive.in_use")} checked={active} onToggle={setActive} />
        </>
      )}
    </RecordDialog>
  );
}

/** 故障分类, by product category. */
export default function CategoriesPart() {
  const text = useText();
  const [typed, setTyped] = useState("");
  const categories = useDeskQuery("fault_category.list", {});
  const wanted = typed.normalize("NFKC").trim();
  const rows = categories.data?.filter(
    ({ name, product_category }) => name.includes(wanted) || product_category.includes(wanted),
  );
  const known = [
    ...new Set((categories.data ?? []).map((category) => shownProduct(category.product_category, text))),
  ];
  return (
    <ArchivePart
      title={text.t("settings.categories")}
      right="categories"
      rows={rows}
      error={categories.error}
      onRetry={() => void categories.refetch()}
      keyOf={(category: FaultCategoryView) => category.id}
      isSoft={(category) => !category.active}
      empty={wanted === "" ? text.t("archive.empty_category") : text.t("list.no_match")}
      addLabel={text.t("archive.new_category")}
      tools={
        <TextInput
          className="archive-search"
          type="search"
          aria-label={text.t("archive.search")}
          placeholder={text.t("archive.search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      }
      columns={[
        {
          id: "product",
          label: text.field("product_category"),
          widthPx: 220,
          cell: (category) => shownProduct(category.product_category, text),
        },
        { id: "name", label: text.t("archive.category_name"), cell: (category) => category.name },
        {
          id: "active",
          label: text.field("status"),
          widthPx: 100,
          cell: (category) => text.t(category.active ? "archive.in_use" : "archive.stopped"),
        },
      ]}
      dialog={(category, close) => <CategoryDialog category={category} known={known} onClose={close} />}
    />
  );
}
