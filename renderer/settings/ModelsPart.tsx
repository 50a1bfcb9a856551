import { useDeferredValue, useState } from "react";
import type { ModelView } from "#shared/contract/views";
import { call } from "../api/bridge";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { Field, TextInput } from "../ui/Field";
import { ArchivePart } from "./ArchivePart";
import { RecordDialog } from "./RecordDialog";

const PAGE_ROWS = 100;
const MAX_ROWS = 500;
const WORDS = ["code", "brand", "name", "category"] as const;
const NUMBERS = ["warranty_months", "units_sold"] as const;

type Draft = Readonly<Record<(typeof WORDS)[number] | (typeof NUMBERS)[number], string>>;

function draftOf(model: ModelView | null): Draft {
  return {
    code: model?.code ?? "",
    brand: model?.brand ?? "",
    name: model?.name ?? "",
    category: model?.category ?? "",
    warranty_months: model?.warranty_months?.toString() ?? "",
    units_sold: model?.units_sold?.toString() ?? "",
  };
}

function numberOf(typed: string): number | null {
  return typed.trim() === "" ? null : Number(typed);
}

async function save(model: ModelView | null, draft: Draft) {
  const fields = {
    ...draft,
    warranty_months: numberOf(draft.warranty_months),
    units_sold: numberOf(draft.units_sold),
  };
  return model === null
    ? call("model.add", fields)
    : call("model.update", { id: model.id, version: model.version, fields });
}

function ModelDialog({ model, onClose }: { readonly model: ModelView | null; readonly onClose: () => void }) {
  const text = useText();
  const [draft, setDraft] = useState(() => draftOf(model));
  const labels = { ...{ code: text.t("archive.model_code"), name: text.t("archive.model_name") } };
  const labelOf = (name: string) => Reflect.get(labels, name) ?? text.field(name);
  return (
    <RecordDialog
      title={model === null ? text.t("archive.new_model") : model.code}
      name={draft.code}
      ready={draft.code.trim() !== ""}
      onSave={() => save(model, draft)}
      onClose={onClose}
    >
      {(wrong) => (
        <div className="settings-pair">
          {[...WORDS, ...NUMBERS].map((name) => (
            <Field key={name} label={labelOf(name)} error={wrong(name)}>
              {(ids) => (
                <TextInput
                  {...ids}
                  inputMode={NUMBERS.some((number) => number === name) ? "numeric" : "text"}
                  value={draft[name]}
                  onChange={(event) => setDraft((before) => ({ ...before, [name]: event.target.value }))}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </RecordDialog>
  );
}

/** 产品型号. */
export default function ModelsPart() {
  const text = useText();
  const [typed, setTyped] = useState("");
  const [limit, setLimit] = useState(PAGE_ROWS);
  const search = useDeferredValue(typed.trim());
  const models = useDeskQuery("model.list", { search, limit }, { keepPrevious: true });
  const total = models.data?.total ?? 0;
  const left = total - (models.data?.rows.length ?? 0);
  return (
    <ArchivePart
      title={text.t("settings.models")}
      right="models"
      rows={models.data?.rows}
      total={total}
      error={models.error}
      onRetry={() => void models.refetch()}
      keyOf={(model: ModelView) => model.id}
      empty={search === "" ? text.t("archive.empty_model") : text.t("list.no_match")}
      addLabel={text.t("archive.new_model")}
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
      below={
        left > 0 &&
        limit < MAX_ROWS && (
          <Button look="link" onClick={() => setLimit(Math.min(MAX_ROWS, limit + PAGE_ROWS))}>
            {text.t("archive.more", { n: Math.min(PAGE_ROWS, left) })}
          </Button>
        )
      }
      columns={[
        { id: "code", label: text.t("archive.model_code"), widthPx: 160, cell: (model) => model.code },
        { id: "brand", label: text.field("brand"), widthPx: 120, cell: (model) => model.brand ?? "—" },
        { id: "name", label: text.t("archive.model_name"), cell: (model) => model.name ?? "—" },
        {
          id: "category",
          label: text.field("category"),
          widthPx: 140,
          cell: (model) => model.category ?? "—",
        },
        {
          id: "warranty",
          label: text.field("warranty_months"),
          widthPx: 110,
          widthEnPx: 126,
          number: true,
          cell: (model) => model.warranty_months ?? "—",
        },
        {
          id: "sold",
          label: text.field("units_sold"),
          widthPx: 110,
          number: true,
          cell: (model) => model.units_sold ?? "—",
        },
      ]}
      dialog={(model, close) => <ModelDialog model={model} onClose={close} />}
    />
  );
}
