/**
 * One step of the schema. The text is reviewed SQL, finished by hand from what drizzle-kit writes (drizzle knows
 * neither STRICT nor triggers nor FTS5). Once released it is never edited: its sum is kept in every database.
 */
export interface Migration {
  /** 1, 2, 3 …; becomes `PRAGMA user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
