-- Search over names: each transition by a number, and the folded words it is found by.
CREATE TABLE named (
    place INTEGER PRIMARY KEY,
    transition TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE name_word (
    word TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_word_by_place ON name_word (place, word);

-- Children whose words are still to be written: those of vaults from before, at the next opening.
CREATE TABLE name_waiting (
    child TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO name_waiting SELECT id FROM subject WHERE kind = 'child';

CREATE TRIGGER named_is_of_the_living BEFORE INSERT ON named
WHEN EXISTS (SELECT 1 FROM erasure WHERE subject = NEW.transition)
BEGIN SELECT RAISE (ABORT, 'subject is erased'); END;
