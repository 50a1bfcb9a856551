import { migration0001 } from "./0001_store";
import { migration0002 } from "./0002_staff";
import { migration0003 } from "./0003_customer";
import { migration0004 } from "./0004_card";
import { migration0005 } from "./0005_card_lists";
import { migration0006 } from "./0006_event_and_clock";
import { migration0007 } from "./0007_parts";
import { migration0008 } from "./0008_paper";
import { migration0009 } from "./0009_report";
import { migration0010 } from "./0010_knowledge_and_site";
import { migration0011 } from "./0011_search";
import { migration0012 } from "./0012_notice";
import { migration0013 } from "./0013_ledger";
import { migration0014 } from "./0014_figures";
import { migration0015 } from "./0015_missed_clocks";

import { migration0016 } from "./0016_survey";
import { migration0017 } from "./0017_closed_cards";
import { migration0018 } from "./0018_event_chain";

import { migration0019 } from "./0019_credential";
import { migration0020 } from "./0020_reports";
import { migration0021 } from "./0021_photo";
import { migration0022 } from "./0022_erasure";
import { migration0023 } from "./0023_audit_chain";
import type { Migration } from "./migration";

/** Every migration in the order of its version. */
export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
  migration0023,
];
