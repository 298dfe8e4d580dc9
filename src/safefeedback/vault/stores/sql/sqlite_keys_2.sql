CREATE TABLE ledger_head (agency TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0)) WITHOUT ROWID;
CREATE TABLE ledger_leaf (
    agency TEXT NOT NULL CHECK (length(agency) BETWEEN 1 AND 200),
    place INTEGER NOT NULL CHECK (place >= 0),
    about BLOB CHECK (about IS NULL OR length(about) BETWEEN 8 AND 16),
    body BLOB NOT NULL CHECK (length(body) BETWEEN 2 AND 65536),
    PRIMARY KEY (agency, place)
) WITHOUT ROWID;
CREATE INDEX ledger_leaf_about ON ledger_leaf (about) WHERE about IS NOT NULL;
CREATE TABLE ledger_tile (
    agency TEXT NOT NULL,
    level INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (agency, level, place)
) WITHOUT ROWID;
CREATE TABLE ledger_checkpoint (
    agency TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    note BLOB NOT NULL,
    PRIMARY KEY (agency, size)
) WITHOUT ROWID;
CREATE TRIGGER ledger_leaf_stays BEFORE UPDATE ON ledger_leaf BEGIN SELECT RAISE(ABORT, 'leaves stay'); END;
CREATE TRIGGER ledger_leaf_is_kept BEFORE DELETE ON ledger_leaf BEGIN SELECT RAISE(ABORT, 'leaves stay'); END;
