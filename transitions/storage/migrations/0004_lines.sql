-- What the overview says of each transition, kept until something it says may have changed. A line
-- without a last day waits to be written anew; what it said is struck.
CREATE TABLE line (
    place INTEGER PRIMARY KEY,
    transition TEXT NOT NULL UNIQUE,
    child TEXT NOT NULL,
    rules TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    turn TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    says TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX line_kept ON line (child) WHERE until <> '';
INSERT INTO line (transition, child)
SELECT id, coalesce(parent_subject, id) FROM subject WHERE kind = 'transition' ORDER BY rowid;

CREATE TRIGGER line_of_a_new_transition AFTER INSERT ON subject WHEN NEW.kind = 'transition'
BEGIN
    INSERT INTO line (transition, child) VALUES (NEW.id, coalesce(NEW.parent_subject, NEW.id));
END;
CREATE TRIGGER line_of_an_erased_transition AFTER DELETE ON subject WHEN OLD.kind = 'transition'
BEGIN
    DELETE FROM line WHERE transition = OLD.id;
END;

-- Everything below: something of the family was written, struck or erased.
CREATE TRIGGER line_after_subject AFTER INSERT ON subject WHEN NEW.parent_subject IS NOT NULL
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> '' AND child = NEW.parent_subject;
END;
CREATE TRIGGER line_after_erasure AFTER DELETE ON subject WHEN OLD.parent_subject IS NOT NULL
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> '' AND child = OLD.parent_subject;
END;
CREATE TRIGGER line_after_version AFTER INSERT ON version
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> ''
        AND child IN (NEW.subject, (SELECT parent_subject FROM subject WHERE id = NEW.subject));
END;
CREATE TRIGGER line_after_event AFTER INSERT ON event
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> ''
        AND child IN (NEW.subject, (SELECT parent_subject FROM subject WHERE id = NEW.subject));
END;
CREATE TRIGGER line_after_draft AFTER INSERT ON draft
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> ''
        AND child IN (NEW.subject, (SELECT parent_subject FROM subject WHERE id = NEW.subject));
END;
CREATE TRIGGER line_after_change AFTER UPDATE ON draft
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> ''
        AND child IN (NEW.subject, (SELECT parent_subject FROM subject WHERE id = NEW.subject));
END;
CREATE TRIGGER line_after_striking AFTER DELETE ON draft
BEGIN
    UPDATE line SET rules = '', since = '', until = '', turn = '', due = '', name = '', says = ''
    WHERE until <> ''
        AND child IN (OLD.subject, (SELECT parent_subject FROM subject WHERE id = OLD.subject));
END;
