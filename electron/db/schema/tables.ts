import { card } from "./card";
import { cardGrid } from "./card-grid";
import * as lists from "./card-lists";
import { milestone } from "./clock";
import * as customers from "./customer";
import * as events from "./event";
import * as figures from "./figure";
import * as knowledge from "./knowledge";
import * as ledgers from "./ledger";
import * as notices from "./notice";
import * as paper from "./paper";
import * as parts from "./parts";
import * as reports from "./report";
import * as sites from "./site";
import * as people from "./staff";
import * as store from "./store";

/** Every drizzle table of the store's database, by the name it is exported under. */
export const allTables = {
  card,
  cardGrid,
  milestone,
  ...lists,
  ...customers,
  ...events,
  ...figures,
  ...knowledge,
  ...ledgers,
  ...notices,
  ...paper,
  ...parts,
  ...reports,
  ...sites,
  ...people,
  ...store,
};
