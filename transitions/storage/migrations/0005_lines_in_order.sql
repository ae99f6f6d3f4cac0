-- The order of all transitions is read from the index alone; what a line says, when it is seen.
CREATE INDEX line_in_order ON line (due, name, place, turn, transition, since, until, rules);
