import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { CustomerView } from "#shared/contract/views";
import { useDeskQuery } from "../api/queries";
import { openCustomer, useNavigation } from "../app/navigation";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { TextInput } from "../ui/Field";
import { focusOnMount } from "../ui/focus-on-mount";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { RecordTable } from "../ui/RecordTable";
import { useTime } from "../ui/use-time";
import { CustomerDetails } from "./CustomerDetails";
import { CustomerDialog } from "./CustomerDialog";
import "./customers.css";

const PAGE_ROWS = 100;
const MAX_ROWS = 500;
const HINTS: readonly CommandId[] = ["move_row", "open_row", "next_region", "back"];

/** 客户: list, and one customer's record, devices and history beside it. */
export default function CustomersScreen() {
  const text = useText();
  const time = useTime();
  const { may } = useRight("customers");
  const currentId = useNavigation((navigation) => navigation.customerId);
  const [typed, setTyped] = useState("");
  const [limit, setLimit] = useState(PAGE_ROWS);
  const [adding, setAdding] = useState(false);
  const search = useDeferredValue(typed.trim());
  const list = useDeskQuery("customer.list", { search, limit }, { keepPrevious: true });
  const listRegion = useRegion();
  const detailRegion = useRegion();
  useKeyHints(HINTS);
  const rows = list.data?.rows;
  const left = (list.data?.total ?? 0) - (rows?.length ?? 0);
  return (
    <div className="customers">
      <section ref={listRegion} className="customers-list" aria-label={text.t("customers.title")}>
        <header>
          <h1>{text.t("customers.title")}</h1>
          <TextInput
            ref={focusOnMount}
            type="search"
            aria-label={text.t("archive.search")}
            placeholder={text.t("customers.search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="field-hint">{text.t("archive.total", { n: list.data?.total ?? 0 })}</span>
          <Button icon={Plus} disabled={!may} onClick={() => setAdding(true)}>
            {text.t("customers.new")}
          </Button>
        </header>
        {list.error !== null && <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
        <div className="customers-rows">
          {rows === undefined && list.error === null && <SkeletonRows rows={16} />}
          {rows?.length === 0 && (
            <EmptyState>{text.t(search === "" ? "customers.empty" : "customers.no_match")}</EmptyState>
          )}
          {rows !== undefined && rows.length > 0 && (
            <RecordTable
              label={text.t("customers.title")}
              rows={rows}
              keyOf={(customer: CustomerView) => customer.id}
              currentKey={currentId}
              onOpen={(customer) => openCustomer(customer.id)}
              columns={[
                {
                  id: "name",
                  label: text.t("customers.name"),
                  widthPx: 180,
                  cell: (customer) => (
                    <>
                      {customer.name} {customer.customer_level === "vip" && <VipBadge />}
                    </>
                  ),
                },
                {
                  id: "phone",
                  label: text.field("phone"),
                  widthPx: 140,
                  cell: (customer) => customer.phone ?? "—",
                },
                { id: "address", label: text.field("address"), cell: (customer) => customer.address ?? "—" },
                {
                  id: "open",
                  label: text.t("customers.open_cards"),
                  widthPx: 64,
                  number: true,
                  cell: (customer) => customer.open_cards,
                },
                {
                  id: "cards",
                  label: text.t("customers.cards"),
                  widthPx: 72,
                  number: true,
                  cell: (customer) => customer.cards,
                },
                {
                  id: "last",
                  label: text.t("customers.last_card"),
                  widthPx: 120,
                  cell: (customer) => time.short(customer.last_card_at),
                },
              ]}
            />
          )}
          {left > 0 && limit < MAX_ROWS && (
            <Button look="link" onClick={() => setLimit(Math.min(MAX_ROWS, limit + PAGE_ROWS))}>
              {text.t("archive.more", { n: Math.min(PAGE_ROWS, left) })}
            </Button>
          )}
        </div>
      </section>
      <section ref={detailRegion} className="customers-details">
        {currentId === null ? (
          <EmptyState>{text.t("customers.choose")}</EmptyState>
        ) : (
          <CustomerDetails key={currentId} id={currentId} />
        )}
      </section>
      {adding && <CustomerDialog customer={null} onClose={() => setAdding(false)} />}
    </div>
  );
}
