import { StoreUnavailableError } from '../store-errors.ts'
import type { SqlDatabase } from './driver.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { drainSlices } from './take-slices.ts'

/** Marks the file as one of Trama's: "Tram". */
export const APPLICATION_ID = 0x5472616d

/**
 * Records are kept as canonical JSON, in `record`; the other tables hold what reads look up, and can be rebuilt from
 * it. Whatever may hold any character at all (names of cases and views) is a JSON string, which escapes NUL.
 */
export const VERSION_1 = `
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- A number is never given twice: the log keeps those of cases that are gone.
CREATE TABLE case_info (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name_json TEXT NOT NULL UNIQUE,
  description_json TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revision TEXT
) STRICT;

CREATE TABLE record (
  no INTEGER PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES case_info,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  received_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (case_no, type, id)
) STRICT;

CREATE TABLE source_bytes (
  case_no INTEGER NOT NULL REFERENCES case_info,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (case_no, sha256)
) STRICT;

CREATE TABLE entity (
  record_no INTEGER PRIMARY KEY REFERENCES record,
  case_no INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL
) STRICT;
CREATE INDEX entity_by_kind ON entity (case_no, kind, id);

CREATE TABLE excerpt (
  record_no INTEGER PRIMARY KEY REFERENCES record,
  case_no INTEGER NOT NULL,
  source TEXT NOT NULL,
  id TEXT NOT NULL
) STRICT;
CREATE INDEX excerpt_by_source ON excerpt (case_no, source, id);

CREATE TABLE claim (
  record_no INTEGER PRIMARY KEY REFERENCES record,
  case_no INTEGER NOT NULL,
  id TEXT NOT NULL,
  predicate TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT,
  supersedes TEXT,
  first_day TEXT,
  last_day TEXT,
  recorded_at TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_by_id ON claim (case_no, id);
CREATE INDEX claim_by_predicate ON claim (case_no, predicate, id);
CREATE INDEX claim_by_subject ON claim (case_no, subject, id);
CREATE INDEX claim_by_object ON claim (case_no, object, id) WHERE object IS NOT NULL;
CREATE INDEX claim_by_superseded ON claim (case_no, supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE claim_source (
  case_no INTEGER NOT NULL,
  source TEXT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (case_no, source, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE contradiction (
  case_no INTEGER NOT NULL,
  claim TEXT NOT NULL,
  contradicted_by TEXT NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (case_no, claim, contradicted_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  record_no INTEGER PRIMARY KEY REFERENCES record,
  case_no INTEGER NOT NULL,
  claim TEXT NOT NULL,
  verdict TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_claim ON review (case_no, claim);
CREATE INDEX review_by_verdict ON review (case_no, verdict, claim);

CREATE TABLE name_word (
  case_no INTEGER NOT NULL,
  word TEXT NOT NULL,
  entity TEXT NOT NULL,
  claim_no INTEGER NOT NULL REFERENCES record,
  PRIMARY KEY (case_no, word, entity, claim_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_by_claim ON name_word (claim_no, word);

CREATE TABLE view_positions (
  case_no INTEGER NOT NULL REFERENCES case_info,
  view_json TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (case_no, view_json)
) STRICT;

CREATE TABLE log (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_case ON log (case_no, sequence);
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
`

/**
 * Imports in parts, restores under way, and what bounded reads look up. Records of an import bear the instant at which
 * it was opened; `published_at` is when they became known, null before.
 */
const VERSION_2 = `
ALTER TABLE case_info ADD COLUMN restoring INTEGER NOT NULL DEFAULT 0;

CREATE TABLE import_run (
  no INTEGER PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES case_info,
  opened_at TEXT NOT NULL,
  published_at TEXT,
  first_record_no INTEGER NOT NULL,
  discarding INTEGER NOT NULL DEFAULT 0,
  key TEXT NOT NULL,
  title_json TEXT NOT NULL,
  parts INTEGER NOT NULL,
  counts_json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_under_way ON import_run (case_no) WHERE published_at IS NULL;
CREATE INDEX import_by_instant ON import_run (case_no, opened_at);

ALTER TABLE claim ADD COLUMN valid_from TEXT;
ALTER TABLE claim ADD COLUMN valid_to TEXT;
ALTER TABLE claim ADD COLUMN grade TEXT NOT NULL DEFAULT 'ungraded';
CREATE INDEX claim_by_day ON claim (case_no, coalesce(first_day, last_day), id)
  WHERE coalesce(first_day, last_day) IS NOT NULL;
CREATE INDEX claim_to_itself ON claim (case_no, subject) WHERE subject = object;

-- A foreign key without an index of its own would have every record that is deleted read all of this table.
CREATE TABLE passage (
  no INTEGER PRIMARY KEY,
  record_no INTEGER NOT NULL,
  case_no INTEGER NOT NULL,
  source TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX passage_by_place ON passage (case_no, source, start);

DROP TRIGGER log_is_not_deleted;
CREATE TRIGGER log_outlives_nothing_but_its_case BEFORE DELETE ON log
WHEN OLD.case_no IS NULL OR EXISTS (SELECT 1 FROM case_info WHERE no = OLD.case_no)
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
`

/** Findings: what a run said of itself, sealed, and the two parts of it that may be large, packed. */
const VERSION_3 = `
CREATE TABLE finding (
  no INTEGER PRIMARY KEY,
  case_no INTEGER NOT NULL REFERENCES case_info,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  result BLOB,
  input BLOB,
  UNIQUE (case_no, id)
) STRICT;
CREATE INDEX finding_by_time ON finding (case_no, at, id);
`

/** What takes a file from one version to the next. */
interface Migration {
  readonly sql: string
  /** What statements alone cannot do. */
  readonly run?: (writer: SqlDatabase) => void
}

/** The first takes an empty file to version 1; what is derived from records is derived afresh where its tables changed. */
const MIGRATIONS: readonly Migration[] = [
  { sql: VERSION_1 },
  { sql: VERSION_2, run: rebuildAllCases },
  { sql: VERSION_3 },
]

/**
 * Creates the tables of a new file or brings an older one forward, all in one transaction.
 *
 * @throws {StoreUnavailableError} when the file belongs to something else or to a later version of Trama
 */
export function migrateSchema(database: SqlDatabase, file: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = readVersion(database, file)
    for (const { sql, run } of MIGRATIONS.slice(version)) {
      database.exec(sql)
      run?.(database)
    }
    if (version < MIGRATIONS.length) {
      database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID};`)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function rebuildAllCases(writer: SqlDatabase): void {
  const rows = writer.all('SELECT no FROM case_info', []) as { no: number }[]
  for (const { no } of rows) drainSlices(rebuildIndex(writer, no))
}

function readVersion(database: SqlDatabase, file: string): number {
  const version = readPragma(database, 'user_version')
  const tables = database.get('SELECT count(*) AS count FROM sqlite_schema', []) as { count: number } | null
  const isNew = version === 0 && tables?.count === 0
  if (!isNew && readPragma(database, 'application_id') !== APPLICATION_ID) {
    throw new StoreUnavailableError(`${file} is the database of another program. Choose another data folder.`)
  }
  if (version > MIGRATIONS.length) {
    throw new StoreUnavailableError(`${file} was written by a later version of Trama. Open it with that version.`)
  }
  return version
}

function readPragma(database: SqlDatabase, name: 'user_version' | 'application_id'): number {
  const row = database.get(`PRAGMA ${name}`, []) as Record<string, number> | null
  return row?.[name] ?? 0
}
