import Database from "better-sqlite3";
import { connectStore, type StoreReader, transactionOf } from "#electron/db/connection";
import { migration0011 } from "#electron/db/migrations/0011_search";
import { forEachSearchedCard, forEachSearchedCustomer, indexCard, indexCustomer } from "./search-index";

/** A word of an index: in how many rows, and how often. */
interface Word {
  readonly term: string;
  readonly doc: number;
  readonly cnt: number;
}

/**
 * Compares the search index with what the tables say, by building a second one in memory: names up to 20 words
 * that stand in one index more often than in the other (a word may be a person's name: for the screen of whoever
 * asked, not for a log). Costs as much as a rebuild.
 */
export function searchIndexDifferences(reader: StoreReader): string[] {
  const expected = new Database(":memory:");
  try {
    expected.exec(migration0011.sql);
    const built = transactionOf(connectStore(expected, { ...reader, readOnly: false }));
    expected.exec("BEGIN");
    forEachSearchedCard(reader, (rowId, fields) => indexCard(built, rowId, null, fields));
    forEachSearchedCustomer(reader, (rowId, customer) => indexCustomer(built, rowId, null, customer));
    expected.exec("COMMIT");
    return ["card_search", "customer_search"].flatMap((table) =>
      differences(wordsOf(reader.sqlite, table), wordsOf(expected, table)),
    );
  } finally {
    expected.close();
  }
}

function wordsOf(sqlite: Database.Database, table: string): Iterator<Word> {
  const isQueryOnly = sqlite.pragma("query_only", { simple: true });
  // Of a connection that only reads: the table is a view of the index, and lies in its temporary schema.
  sqlite.pragma("query_only = OFF");
  sqlite.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp."${table}_words" USING fts5vocab('main', '${table}', 'row')`,
  );
  sqlite.pragma(`query_only = ${String(isQueryOnly)}`);
  return sqlite.prepare<[], Word>(`SELECT "term", "doc", "cnt" FROM temp."${table}_words"`).iterate();
}

const mostDifferences = 20;

/** Both come in the order of their terms. */
function differences(found: Iterator<Word>, expected: Iterator<Word>): string[] {
  const different: string[] = [];
  let [left, right] = [found.next(), expected.next()];
  while (!(left.done && right.done) && different.length < mostDifferences) {
    const order = left.done
      ? 1
      : right.done
        ? -1
        : Buffer.compare(Buffer.from(left.value.term), Buffer.from(right.value.term));
    if (order !== 0) different.push(String(order < 0 ? left.value.term : right.value.term));
    else if (left.value.doc !== right.value.doc || left.value.cnt !== right.value.cnt)
      different.push(left.value.term);
    if (order <= 0) left = found.next();
    if (order >= 0) right = expected.next();
  }
  found.return?.();
  expected.return?.();
  return different;
}
