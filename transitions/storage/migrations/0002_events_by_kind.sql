-- A record is read kind by kind: the consent ledger, the handovers, what the journal holds.
DROP INDEX event_by_subject;
CREATE INDEX event_by_kind ON event (subject, kind);
