-- 'Tryg' in ASCII: what kind of file this is.
PRAGMA application_id = 1416788327;

CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('real', 'practice')),
    created_at TEXT NOT NULL
) STRICT;

-- Every child, parent, transition, screening and profile there is.
CREATE TABLE subject (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL,
    parent_subject TEXT REFERENCES subject (id)
) STRICT;
CREATE INDEX subject_by_parent ON subject (parent_subject, kind);
CREATE INDEX subject_by_kind ON subject (kind);

CREATE TABLE salt (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES subject (id),
    value BLOB NOT NULL
) STRICT;

CREATE TABLE version (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    valid_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    author TEXT NOT NULL,
    replaces TEXT,
    reason TEXT
) STRICT;
CREATE INDEX version_by_subject ON version (subject, key);

CREATE TABLE draft (
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (subject, key)
) STRICT;

-- The ledger of consent and the log of handovers.
CREATE TABLE event (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    day TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_subject ON event (subject);

CREATE TABLE definition (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

-- What has been erased, so that it can be erased again in a restored backup. Only what is listed
-- here can be deleted from the append-only tables.
CREATE TABLE erasure (
    subject TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER vault_stays_as_it_is BEFORE UPDATE ON vault
BEGIN SELECT RAISE (ABORT, 'vault is written once'); END;
CREATE TRIGGER vault_stays BEFORE DELETE ON vault
BEGIN SELECT RAISE (ABORT, 'vault is written once'); END;
CREATE TRIGGER vault_is_one BEFORE INSERT ON vault WHEN EXISTS (SELECT 1 FROM vault)
BEGIN SELECT RAISE (ABORT, 'vault is written once'); END;

CREATE TRIGGER subject_stays_as_it_is BEFORE UPDATE ON subject
BEGIN SELECT RAISE (ABORT, 'subject is append-only'); END;
CREATE TRIGGER subject_stays BEFORE DELETE ON subject
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE subject = OLD.id)
BEGIN SELECT RAISE (ABORT, 'subject is append-only'); END;
CREATE TRIGGER subject_is_new BEFORE INSERT ON subject
WHEN EXISTS (SELECT 1 FROM subject WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.id)
BEGIN SELECT RAISE (ABORT, 'subject is known already'); END;

CREATE TRIGGER salt_stays_as_it_is BEFORE UPDATE ON salt
BEGIN SELECT RAISE (ABORT, 'salt is written once'); END;
CREATE TRIGGER salt_stays BEFORE DELETE ON salt
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE subject = OLD.subject)
BEGIN SELECT RAISE (ABORT, 'salt is written once'); END;
CREATE TRIGGER salt_is_new BEFORE INSERT ON salt
WHEN EXISTS (SELECT 1 FROM salt WHERE subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'salt is written once'); END;

CREATE TRIGGER version_stays_as_it_is BEFORE UPDATE ON version
BEGIN SELECT RAISE (ABORT, 'version is append-only'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE subject = OLD.subject)
BEGIN SELECT RAISE (ABORT, 'version is append-only'); END;
CREATE TRIGGER version_is_new BEFORE INSERT ON version
WHEN EXISTS (SELECT 1 FROM version WHERE id = NEW.id OR place = NEW.place)
    OR EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'version is known already'); END;

CREATE TRIGGER event_stays_as_it_is BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'event is append-only'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE subject = OLD.subject)
BEGIN SELECT RAISE (ABORT, 'event is append-only'); END;
CREATE TRIGGER event_is_new BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR place = NEW.place)
    OR EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'event is known already'); END;

CREATE TRIGGER draft_is_of_the_living BEFORE INSERT ON draft
WHEN EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'subject is erased'); END;

CREATE TRIGGER definition_stays_as_it_is BEFORE UPDATE ON definition
BEGIN SELECT RAISE (ABORT, 'definition is append-only'); END;
CREATE TRIGGER definition_stays BEFORE DELETE ON definition
BEGIN SELECT RAISE (ABORT, 'definition is append-only'); END;
CREATE TRIGGER definition_is_new BEFORE INSERT ON definition
WHEN EXISTS (SELECT 1 FROM definition WHERE hash = NEW.hash)
BEGIN SELECT RAISE (ABORT, 'definition is known already'); END;

CREATE TRIGGER erasure_stays_as_it_is BEFORE UPDATE ON erasure
BEGIN SELECT RAISE (ABORT, 'erasure is append-only'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure
BEGIN SELECT RAISE (ABORT, 'erasure is append-only'); END;
CREATE TRIGGER erasure_is_new BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.subject)
BEGIN SELECT RAISE (ABORT, 'erasure is known already'); END;

CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_next BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE (ABORT, 'audit has no gaps'); END;
CREATE TRIGGER audit_is_new BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq OR hash = NEW.hash)
BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
