CREATE TABLE record (
    rid INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL CHECK (typeof(id) = 'blob' AND length(id) = 16),
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    agency TEXT NOT NULL CHECK (length(agency) BETWEEN 1 AND 200),
    subject BLOB CHECK (subject IS NULL OR length(subject) = 16),
    header BLOB NOT NULL CHECK (length(header) > 0),
    purpose_until TEXT,
    created TEXT NOT NULL,
    UNIQUE (id, version)
);
CREATE INDEX record_agency ON record (agency);
CREATE INDEX record_subject ON record (subject) WHERE subject IS NOT NULL;
CREATE INDEX record_purpose_until ON record (agency, purpose_until) WHERE purpose_until IS NOT NULL;
CREATE TABLE field (
    rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE,
    name TEXT NOT NULL,
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (rid, name)
) WITHOUT ROWID;
CREATE TABLE protected_view (
    rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE,
    audience TEXT NOT NULL,
    text BLOB NOT NULL,
    findings TEXT NOT NULL,
    policy_digest TEXT NOT NULL,
    detector_digest TEXT NOT NULL,
    PRIMARY KEY (rid, audience)
) WITHOUT ROWID;
CREATE TABLE blind_index (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    tag BLOB NOT NULL CHECK (length(tag) BETWEEN 1 AND 32),
    agency TEXT NOT NULL,
    rid INTEGER NOT NULL REFERENCES record (rid) ON DELETE CASCADE,
    PRIMARY KEY (name, version, tag, agency, rid)
) WITHOUT ROWID;
CREATE INDEX blind_index_rid ON blind_index (rid);
CREATE TABLE work_cursor (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE unflushed (what TEXT PRIMARY KEY) WITHOUT ROWID;
