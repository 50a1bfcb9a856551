import { X } from "lucide-react";
import { QUOTE_LINE_KINDS } from "#shared/domain/card/vocabulary";
import { fenFromYuan, lineAmountFen, sumFen, yuanFromFen } from "#shared/domain/money/fen";
import { fieldCodeText } from "#shared/text/failure-text";
import { Button, IconButton } from "../../../ui/Button";
import { classes } from "../../../ui/class-names";
import { useText } from "../../../ui/display";
import type { ControlProps } from "../control-props";
import type { FormValue, PartRow, QuoteLineRow } from "../form-field";

const EMPTY_PART: PartRow = { part: "", quantity: "1", old_serial: "", new_serial: "" };
const EMPTY_LINE: QuoteLineRow = { kind: "labour", name: "", unit: "", quantity: "1", unit_price: "" };

/** Rows have no identity of their own while they are typed: their place is it. */
const ROW_KEYS: readonly string[] = Array.from({ length: 200 }, (_, place) => `row-${place}`);

function rowsOf<Row extends object>(value: FormValue | undefined, empty: Row): readonly Row[] {
  const rows = Array.isArray(value) ? (value as readonly (Row | string)[]) : [];
  const typed = rows.filter((row): row is Row => typeof row === "object");
  return typed.length > 0 ? typed : [empty];
}

/** As the schema of a quote has it. */
const MAX_QUANTITY = 99_999;

interface Column<Row> {
  readonly name: keyof Row & string;
  readonly widthFr: number;
  readonly numeric?: true;
}

interface RowTableProps<Row extends object> extends ControlProps {
  readonly rows: readonly Row[];
  readonly empty: Row;
  readonly columns: readonly Column<Row>[];
  readonly onRows: (rows: readonly Row[]) => void;
}

/** Rows of small fields; Enter goes through the cells, the last one leaves. */
function RowTable<Row extends { readonly [Name in keyof Row]: string }>(props: RowTableProps<Row>) {
  const { field, rows, empty, columns, onRows, errors } = props;
  const text = useText();
  const template = `${columns.map(({ widthFr }) => `minmax(0, ${widthFr}fr)`).join(" ")} 28px`;
  const change = (index: number, name: keyof Row, value: string) =>
    onRows(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  return (
    <div className="row-table">
      <div className="row-table-line row-table-head" style={{ gridTemplateColumns: template }}>
        {columns.map(({ name }) => (
          <span key={name}>{text.field(name)}</span>
        ))}
      </div>
      {rows.map((row, index) => (
        <div key={ROW_KEYS[index]} className="row-table-line" style={{ gridTemplateColumns: template }}>
          {columns.map(({ name, numeric }) => {
            const wrong = errors.find((error) => error.field === `${field.name}.${index}.${name}`);
            return (
              <span key={name} className="row-table-cell">
                {name === "kind" ? (
                  <KindSelect value={row[name]} onChange={(kind) => change(index, name, kind)} />
                ) : (
                  <input
                    className={classes("input", numeric && "input-number")}
                    aria-label={text.field(name)}
                    aria-invalid={wrong ? true : undefined}
                    autoComplete="off"
                    value={row[name]}
                    onChange={(event) => change(index, name, event.target.value)}
                  />
                )}
                {wrong && <span className="field-error">{fieldCodeText(wrong.code, text)}</span>}
              </span>
            );
          })}
          <IconButton
            icon={X}
            label={text.t("card.field.remove_row")}
            data-skip
            onClick={() => onRows(rows.length > 1 ? rows.filter((_, at) => at !== index) : [empty])}
          />
        </div>
      ))}
      <Button small look="link" data-skip onClick={() => onRows([...rows, empty])}>
        {text.t("card.field.add_row")}
      </Button>
    </div>
  );
}

function KindSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (kind: string) => void;
}) {
  const text = useText();
  return (
    <select
      className="input"
      aria-label={text.field("kind")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {QUOTE_LINE_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {text.word("quote_line_kind", kind)}
        </option>
      ))}
    </select>
  );
}

/** Parts used: name or code, quantity, old and new serial. */
export function PartsControl(props: ControlProps) {
  return (
    <RowTable
      {...props}
      rows={rowsOf(props.value, EMPTY_PART)}
      empty={EMPTY_PART}
      columns={[
        { name: "part", widthFr: 3 },
        { name: "quantity", widthFr: 1, numeric: true },
        { name: "old_serial", widthFr: 2 },
        { name: "new_serial", widthFr: 2 },
      ]}
      onRows={props.onChange}
    />
  );
}

/** Subtotal in yuan of what can be read so far; the quote itself is computed by the rules. */
function subtotal(rows: readonly QuoteLineRow[]): string {
  const amounts = rows.flatMap((row) => {
    const price = fenFromYuan(row.unit_price);
    const quantity = Number(row.quantity);
    if (price === null || !(quantity > 0 && quantity <= MAX_QUANTITY)) return [];
    return lineAmountFen(quantity, price) ?? [];
  });
  return yuanFromFen(sumFen(amounts));
}

/** Lines of a quote with their subtotal. */
export function QuoteLinesControl(props: ControlProps) {
  const text = useText();
  const rows = rowsOf(props.value, EMPTY_LINE);
  return (
    <>
      <RowTable
        {...props}
        rows={rows}
        empty={EMPTY_LINE}
        columns={[
          { name: "kind", widthFr: 1.2 },
          { name: "name", widthFr: 3 },
          { name: "unit", widthFr: 1 },
          { name: "quantity", widthFr: 1, numeric: true },
          { name: "unit_price", widthFr: 1.2, numeric: true },
        ]}
        onRows={props.onChange}
      />
      <p className="row-table-total">{text.t("card.field.total", { amount: `￥${subtotal(rows)}` })}</p>
    </>
  );
}
