import { Plus } from "lucide-react";
import { useState } from "react";
import type { AssessmentMonth } from "#shared/contract/ledger-views";
import type { AssessmentItemVersion } from "#shared/domain/assessment/assessment";
import { ASSESSMENT_ROLES } from "#shared/domain/assessment/assessment";
import { holdsAny } from "#shared/domain/card/roles";
import { usePerson, useReadyState } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { RecordTable } from "../ui/RecordTable";
import { ItemDialog } from "./ItemDialog";
import { signedPoints } from "./points";

function range({ kind, min_points, max_points }: AssessmentItemVersion): string {
  const sign = kind === "deduction" ? -1 : 1;
  const least = signedPoints(sign * min_points);
  return min_points === max_points ? least : `${least}…${signedPoints(sign * max_points)}`;
}

/** The items as they count in the month; what is changed makes a new version from a month on. */
export function ItemsList({ month }: { readonly month: AssessmentMonth }) {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  const versions = useDeskQuery("assessment.items", {});
  const [open, setOpen] = useState<{ readonly item: AssessmentItemVersion | null } | null>(null);
  const may = !read_only && holdsAny(person.roles, ASSESSMENT_ROLES);
  // A later version may be there already: it is the one that can be changed.
  const newestOf = (code: string) => versions.data?.find((version) => version.code === code) ?? null;
  return (
    <>
      <div className="assessment-items-head">
        <span className="field-hint">{text.t("assessment.item_effect")}</span>
        <Button small icon={Plus} disabled={!may} onClick={() => setOpen({ item: null })}>
          {text.t("assessment.item_new")}
        </Button>
      </div>
      <RecordTable
        label={text.t("assessment.items")}
        rows={month.items}
        keyOf={({ code }) => code}
        currentKey={null}
        onOpen={({ code }) => may && setOpen({ item: newestOf(code) })}
        isSoft={({ active }) => !active}
        columns={[
          {
            id: "item",
            label: text.t("assessment.col.item"),
            cell: ({ name }) => <span title={name}>{name}</span>,
          },
          {
            id: "kind",
            label: text.t("assessment.col.kind"),
            widthPx: 76,
            widthEnPx: 94,
            cell: ({ kind }) => text.word("assessment_kind", kind),
          },
          {
            id: "points",
            label: text.t("assessment.col.points"),
            widthPx: 92,
            number: true,
            cell: (item) => range(item),
          },
          {
            id: "from",
            label: text.t("assessment.col.from"),
            widthPx: 92,
            cell: ({ version, from_period }) => (version === 1 && from_period < "1000" ? "—" : from_period),
          },
          {
            id: "active",
            label: text.t("assessment.item_active"),
            widthPx: 84,
            cell: ({ active }) => text.t(active ? "archive.in_use" : "archive.stopped"),
          },
        ]}
      />
      {open !== null && <ItemDialog item={open.item} period={month.period} onClose={() => setOpen(null)} />}
    </>
  );
}
