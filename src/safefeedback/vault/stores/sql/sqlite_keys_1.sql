CREATE TABLE keyring (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key_id BLOB NOT NULL UNIQUE CHECK (typeof(key_id) = 'blob' AND length(key_id) = 8),
    agency TEXT NOT NULL CHECK (length(agency) BETWEEN 1 AND 200),
    kind TEXT NOT NULL,
    epoch TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'primary', 'decrypt_only', 'retired', 'destroyed')),
    reference TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    created TEXT NOT NULL,
    destroy_on TEXT
);
CREATE INDEX keyring_agency ON keyring (agency);
CREATE UNIQUE INDEX keyring_primary ON keyring (agency) WHERE kind = 'epoch' AND state = 'primary';
CREATE TABLE subject_key (
    subject BLOB PRIMARY KEY CHECK (typeof(subject) = 'blob' AND length(subject) = 16),
    agency TEXT NOT NULL CHECK (length(agency) BETWEEN 1 AND 200),
    epoch_key BLOB NOT NULL REFERENCES keyring (key_id),
    wrapped BLOB NOT NULL CHECK (length(wrapped) > 0),
    hold TEXT
) WITHOUT ROWID;
CREATE INDEX subject_key_epoch_key ON subject_key (epoch_key);
CREATE TABLE erasure (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
    agency TEXT NOT NULL,
    erased TEXT NOT NULL,
    basis TEXT NOT NULL,
    backups_dead_on TEXT
);
CREATE INDEX erasure_agency ON erasure (agency);
CREATE TABLE work_cursor (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE unflushed (what TEXT PRIMARY KEY) WITHOUT ROWID;
