CREATE TABLE ledger_head (agency text PRIMARY KEY, size bigint NOT NULL CHECK (size >= 0));
CREATE TABLE ledger_leaf (
    agency text NOT NULL CHECK (length(agency) BETWEEN 1 AND 200),
    place bigint NOT NULL CHECK (place >= 0),
    about bytea CHECK (about IS NULL OR octet_length(about) BETWEEN 8 AND 16),
    body bytea NOT NULL CHECK (octet_length(body) BETWEEN 2 AND 65536),
    PRIMARY KEY (agency, place)
);
CREATE INDEX ledger_leaf_about ON ledger_leaf (about) WHERE about IS NOT NULL;
CREATE TABLE ledger_tile (
    agency text NOT NULL,
    level bigint NOT NULL,
    place bigint NOT NULL,
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    PRIMARY KEY (agency, level, place)
);
CREATE TABLE ledger_checkpoint (
    agency text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    note bytea NOT NULL,
    PRIMARY KEY (agency, size)
);
CREATE FUNCTION ledger_leaf_stays() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'leaves stay' USING ERRCODE = 'check_violation'; END$$;
CREATE TRIGGER ledger_leaf_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger_leaf_stays();
