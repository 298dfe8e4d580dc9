-- Least privilege for the vault on PostgreSQL: three roles that nobody logs in with.
-- Run it as the owner of the schemas, in each database, after `safefeedback vault init` and after every update of
-- safefeedback; it may be run again. The schemas are vault (records) and vault_keys (keys): replace the names if yours
-- differ. A schema that is not in this database is passed over.
-- Then make the accounts, for example: CREATE ROLE web LOGIN IN ROLE safefeedback_ingest;

DO $$
BEGIN
    IF to_regrole('safefeedback_ingest') IS NULL THEN CREATE ROLE safefeedback_ingest NOLOGIN; END IF;
    IF to_regrole('safefeedback_custodian') IS NULL THEN CREATE ROLE safefeedback_custodian NOLOGIN; END IF;
    IF to_regrole('safefeedback_auditor') IS NULL THEN CREATE ROLE safefeedback_auditor NOLOGIN; END IF;
END
$$;

DO $$
BEGIN
    IF to_regnamespace('vault') IS NULL THEN RETURN; END IF;

    REVOKE ALL ON SCHEMA vault FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;
    REVOKE ALL ON ALL TABLES IN SCHEMA vault
        FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA vault
        FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;

    GRANT USAGE ON SCHEMA vault TO safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;
    GRANT SELECT ON vault.schema_step TO safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;

    -- ingest: the host that faces the Internet adds records and reads none; it sees neither keys nor blind indexes
    GRANT INSERT ON vault.record, vault.field, vault.protected_view TO safefeedback_ingest;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA vault TO safefeedback_ingest;
    -- every act leaves evidence: who acts adds leaves; nobody may change or delete one
    GRANT INSERT ON vault.ledger_leaf TO safefeedback_ingest, safefeedback_custodian;
    GRANT SELECT, INSERT, UPDATE ON vault.ledger_head TO safefeedback_ingest, safefeedback_custodian;
    GRANT SELECT ON vault.ledger_leaf, vault.ledger_tile, vault.ledger_checkpoint
        TO safefeedback_custodian, safefeedback_auditor;
    GRANT SELECT ON vault.ledger_head TO safefeedback_auditor;
    GRANT INSERT ON vault.ledger_tile, vault.ledger_checkpoint TO safefeedback_custodian;

    -- custodian: the process that promotes, rewraps and purges; of a record it changes header and subject alone
    GRANT SELECT, INSERT, DELETE ON vault.record, vault.field, vault.protected_view, vault.blind_index, vault.work_cursor
        TO safefeedback_custodian;
    GRANT UPDATE (header, subject) ON vault.record TO safefeedback_custodian;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA vault TO safefeedback_custodian;

    -- auditor: counts and dates, without sealed content or protected text
    GRANT SELECT (rid, id, version, agency, subject, purpose_until, created) ON vault.record TO safefeedback_auditor;
END
$$;

DO $$
BEGIN
    IF to_regnamespace('vault_keys') IS NULL THEN RETURN; END IF;

    REVOKE ALL ON SCHEMA vault_keys FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;
    REVOKE ALL ON ALL TABLES IN SCHEMA vault_keys
        FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA vault_keys
        FROM PUBLIC, safefeedback_ingest, safefeedback_custodian, safefeedback_auditor;

    GRANT USAGE ON SCHEMA vault_keys TO safefeedback_custodian, safefeedback_auditor;
    GRANT SELECT ON vault_keys.schema_step, vault_keys.erasure TO safefeedback_custodian, safefeedback_auditor;

    -- custodian: the process that rotates and erases; notes of erasures are added, never changed
    GRANT SELECT, INSERT, DELETE ON vault_keys.keyring, vault_keys.subject_key, vault_keys.work_cursor
        TO safefeedback_custodian;
    GRANT UPDATE (state, wrapped) ON vault_keys.keyring TO safefeedback_custodian;
    GRANT UPDATE (epoch_key, wrapped, hold) ON vault_keys.subject_key TO safefeedback_custodian;
    GRANT INSERT ON vault_keys.erasure TO safefeedback_custodian;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA vault_keys TO safefeedback_custodian;
    GRANT INSERT ON vault_keys.ledger_leaf, vault_keys.ledger_tile, vault_keys.ledger_checkpoint
        TO safefeedback_custodian;
    GRANT SELECT, INSERT, UPDATE ON vault_keys.ledger_head TO safefeedback_custodian;
    GRANT SELECT ON vault_keys.ledger_leaf, vault_keys.ledger_tile, vault_keys.ledger_checkpoint
        TO safefeedback_custodian, safefeedback_auditor;
    GRANT SELECT ON vault_keys.ledger_head TO safefeedback_auditor;

    -- auditor: states, dates and erasures, without wrapped keys
    GRANT SELECT (seq, key_id, agency, kind, epoch, state, reference, created, destroy_on)
        ON vault_keys.keyring TO safefeedback_auditor;
    GRANT SELECT (subject, agency, epoch_key, hold) ON vault_keys.subject_key TO safefeedback_auditor;
END
$$;
