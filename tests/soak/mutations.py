"""The gate and the paper with one rule taken out at a time, and the test that must then fail.

``old`` stands exactly once in its file. A rule that moves takes its line here along: the ordinary
suite checks that every one of them still applies.
"""

from __future__ import annotations

from typing import NamedTuple

GATE = "transitions/domain/gate"
RULES, DAYCARE, STOPS = f"{GATE}/rules.py", f"{GATE}/daycare_copy.py", f"{GATE}/obstacles.py"
PARENTS, CONTENT, DOOR = f"{GATE}/parents_copy.py", f"{GATE}/content.py", f"{GATE}/__init__.py"
EXPLAINED = f"{GATE}/explained.py"
MEETING, SPARRING = f"{GATE}/meeting_sheet.py", f"{GATE}/sparring_sheet.py"
CONSENT, RECORD = "transitions/domain/consent.py", "transitions/domain/transition.py"

CASES = "tests/gate/test_cases_1.py::TestPart1::test_exactly_what_the_table_allows_leaves"
OWN = "tests/gate/test_own_copy.py::test_a_parent_reads_hers_and_nothing_of_the_other"


class Mutation(NamedTuple):
    """One change of one file, and the test that must notice it."""

    file: str
    old: str
    new: str
    test: str


def reason(name: str) -> str:
    return f"tests/gate/test_each_line.py::test_a_reason_withholds_on_its_own[{name}]"


def obstacle(name: str) -> str:
    return f"tests/gate/test_each_line.py::test_an_obstacle_blocks_on_its_own[{name}]"


def once(name: str) -> str:
    return f"tests/gate/test_once_leaked.py::test_{name}"


SHEET = once("the_sheet_for_one_parent_holds_no_answer_about_the_other")


def lacking(name: str, condition: str) -> Mutation:
    """One line of what must be there before anybody is asked."""
    return Mutation(STOPS, f'"{name}": {condition},', f'"{name}": False,', obstacle(name))


UNASKED = (
    Mutation(RULES, 'if candidate.field.category == "internal":', "if False:", reason("internal")),
    Mutation(RULES, 'if candidate.answer.stance != "answered":', "if False:", reason("no_words")),
    Mutation(RULES, "if candidate.field.origin == FROM_SCREENING and not", "if False and not",
             reason("screening_words_off")),
    Mutation(RULES, "if is_protected(record, candidate, reader=None):", "if False:", reason("protected")),
    Mutation(RULES, 'if share != "share":', 'if share == "keep":', reason("not_shared")),
    Mutation(RULES, 'if share != "share":', 'if share == "undecided":', reason("kept")),
    Mutation(RULES, "hidden = {detail for parent in people for detail in parent.protected}",
             "hidden: set[str] = set()", reason("protected")),
    Mutation(RULES, "hidden |= record.child.protected -", "hidden |= frozenset() -", CASES),
    Mutation(RULES, "for p in about or record.child.parents if", "for p in about if", CASES),
    Mutation(RULES, "for p in about or record.child.parents if", "for p in record.child.parents if", CASES),
    Mutation(RULES, "record.child.parents if p != reader]", "record.child.parents]", OWN),
    Mutation(RULES, "(reader.protected if reader else frozenset())", "frozenset()", OWN),
    Mutation(RULES, "return bool(hidden & set(candidate.field.reveals))", "return bool(hidden)", CASES),
)

SUBJECTS = (
    Mutation(RULES, "return parents[:1]\n", "return ()\n", CASES),
    Mutation(RULES, "return parents[1:2]\n", "return ()\n", CASES),
    Mutation(RULES, "return parents\n", "return parents[:1]\n", CASES),
    Mutation(RULES, '        if stand != "given":\n            return _own_yes_lacks', "        if False:\n"
             "            return _own_yes_lacks", reason("other_subject")),
    Mutation(RULES, "if subjects:\n        return None", "if False:\n        return None", CASES),
)

HOLDERS = (
    Mutation(RULES, "if conflict:\n        return conflict", "if False:\n        return conflict",
             reason("conflict")),
    Mutation(RULES, "somebody_gave = any(", "somebody_gave = not any(", reason("refused")),
    Mutation(RULES, '"conflict" if somebody_gave else "refused"', '"conflict"', reason("refused")),
    Mutation(RULES, 'if _needed(case.policy, candidate) == "all":', "if False:", CASES),
    Mutation(RULES, "return policy.consents.special", "return policy.consents.everyday", CASES),
    Mutation(RULES, "return policy.consents.administrative", 'return "one"', CASES),
    Mutation(RULES, "return policy.consents.everyday", 'return "one"', CASES),
    Mutation(RULES, 'if parent.custody == "unknown":', "if False:", reason("custody_unknown")),
    Mutation(RULES, '        if stand != "given":\n            return reason_for',
             '        if stand not in ("given", "not_asked"):\n            return reason_for', CASES),
    Mutation(RULES, "return None if stands else Reason(", "return None if True else Reason(", CASES),
    Mutation(RULES, 'for p, stand in stands if p.custody == "holder"]', "for p, stand in stands]", CASES),
    Mutation(RULES, 'if stand not in ("given", "not_asked"):', "if False:", reason("missing")),
    Mutation(RULES, 'if not any(stand == "given" for _, stand in holders):', "if False:", CASES),
    Mutation(RULES, "for _, stand in holders):", "for _, stand in stands):", CASES),
    Mutation(RULES, "parents = [p for p in case.record.child.parents if p.may_hold_custody]",
             'parents = [p for p in case.record.child.parents if p.custody == "holder"]', CASES),
    Mutation(RULES, "parents = [p for p in case.record.child.parents if p.may_hold_custody]",
             "parents = list(case.record.child.parents)", CASES),
    Mutation(RULES, "self.ledger.position(p.id, self.day)", "self.ledger.position(p.id, date.max)",
             CASES),
)

STANDS = (
    Mutation(CONSENT, 'if self.refused_handover:\n            return "refused"',
             'if False:\n            return "refused"', CASES),
    Mutation(CONSENT, "if self.withdrawn_all:\n", "if False:\n", reason("withdrawn")),
    Mutation(CONSENT, "if day > self.given.last_day:", "if False:", reason("expired")),
    Mutation(CONSENT, "if day > self.given.last_day:", "if day >= self.given.last_day:", CASES),
    Mutation(CONSENT, "return min(self.until, self.day", "return max(self.until, self.day", CASES),
    Mutation(CONSENT, "return min(self.until, self.day + timedelta(days=LONGEST_CONSENT_DAYS))",
             "return self.until", CASES),
    Mutation(CONSENT, "if not self.given.understood:", "if False:", reason("not_understood")),
    Mutation(CONSENT, 'return "given" if _covers(self.given, asked) else "other_release"', 'return "given"',
             reason("other_release")),
    Mutation(CONSENT, "same_people = given.recipient == asked.recipient", "same_people = True", CASES),
    Mutation(CONSENT, "asked.channel in given.channels and", "True and", obstacle("channel_not_agreed")),
    Mutation(CONSENT, "and given.purpose == asked.purpose", "", CASES),
    Mutation(CONSENT, 'if key in self.refused:\n            return "refused"',
             'if False:\n            return "refused"', reason("conflict")),
    Mutation(CONSENT, "if key in self.withdrawn:", "if False:", CASES),
    Mutation(CONSENT, 'if approved is None:\n            return "missing"',
             'if approved is None:\n            return "given"', reason("missing")),
    Mutation(CONSENT, 'return "given" if approved == digest else "changed"', 'return "given"',
             reason("changed")),
    Mutation(CONSENT, "happened = (event for event in self.events if event.day <= day)",
             "happened = self.events", CASES),
    Mutation(CONSENT, "tuple(sorted(happened, key=lambda event: event.day))", "tuple(happened)",
             once("a_sheet_signed_before_a_no_and_registered_after_it_does_not_undo_it")),
    Mutation(CONSENT, "case Given(understood=False):", "case Given(understood=False) if False:",
             once("a_yes_on_a_draft_translation_alone_ends_no_no")),
    Mutation(CONSENT, "if isinstance(event, Given) and event.understood:", "if isinstance(event, Given):",
             once("a_yes_on_a_draft_translation_alone_ends_no_no")),
    Mutation(CONSENT, "if event.parent == parent:", "if True:", CASES),
    Mutation(CONSENT, "outstanding |= everyone | {event.parent}", "outstanding |= {event.parent}", CASES),
    Mutation(CONSENT, "outstanding |= everyone | {event.parent}", "outstanding |= everyone", CASES),
    Mutation(CONSENT, "outstanding |= everyone | {event.parent}", "outstanding = everyone | {event.parent}",
             once("a_second_disagreement_does_not_end_the_one_of_a_parent_who_was_taken_off")),
    Mutation(CONSENT, "return bool(outstanding)", "return False", obstacle("disagreement")),
    Mutation(CONSENT, "outstanding.discard(event.parent)", "outstanding.clear()", CASES),
)

BLOCKS = (
    Mutation(DOOR, "return READERS.get(release.product) == release.audience.kind", "return True",
             obstacle("wrong_audience")),
    lacking("form_declined", "record.form_declined"),
    lacking("form_thinking", "record.thinks_again"),
    Mutation(RECORD, 'in (self.form_wish, self.form_wish_end and', 'in ("", self.form_wish_end and', CASES),
    Mutation(RECORD, "in (self.form_wish, self.form_wish_end and self.form_wish_end.wish)",
             "in (self.form_wish,)", CASES),
    lacking("no_child_name", "not record.child.name"),
    lacking("no_birth_date", "record.child.birth_date is None"),
    lacking("no_daycare", "record.daycare is None"),
    lacking("no_custody_holder", "not any(p.may_hold_custody for p in record.child.parents)"),
    lacking("replaced", "record.replaced_by is not None"),
    Mutation(STOPS, "if case.positions[parent.id].refused_handover", "if False",
             obstacle("handover_refused")),
    Mutation(STOPS, "if case.ledger.disagreement(", "if False and case.ledger.disagreement(",
             obstacle("disagreement")),
    Mutation(STOPS, "if blocks:\n        return blocks", "if False:\n        return blocks",
             obstacle("handover_refused")),
    Mutation(STOPS, "if nobody:\n", "if False:\n", CASES),
    Mutation(STOPS, '    if not going:\n        return (obstacle("nothing_shared", speech),)',
             "    if not going:\n        return ()", obstacle("nothing_shared")),
    Mutation(STOPS, "if case.record.daycare and case.asked.recipient != case.record.daycare.recipient:",
             "if False:", CASES),
    Mutation(STOPS, 'for p in case.record.child.parents if p.custody == "holder"]',
             "for p in case.record.child.parents if p.may_hold_custody]", CASES),
    Mutation(STOPS, 'if any(p.on_handover(case.asked, case.day) == "given" for p in positions):',
             "if any(p.given for p in positions):", CASES),
    Mutation(STOPS, "if candidate.field.source is None and problems(", "if False and problems(",
             obstacle("unclear_answer")),
    Mutation(STOPS, "if candidate.answer.needs_danish:", "if False:", obstacle("needs_danish")),
    Mutation(STOPS, "for spoken in {DANISH, answer.language})", "for spoken in {DANISH})",
             once("a_number_in_the_parents_own_words_is_an_obstacle_though_the_danish_has_none")),
    Mutation(STOPS, "if holds_cpr(text):", "if False:", obstacle("cpr_in_text")),
    Mutation(STOPS, 'return "score_in_text" if holds_score(text) else ""', 'return ""',
             obstacle("score_in_text")),
    Mutation(DAYCARE, "if obstacles:\n        return Verdict(obstacles=obstacles, withheld=withheld)",
             "if False:\n        return Verdict()", obstacle("nothing_shared")),
    Mutation(DAYCARE, "judged = [(c, stays(case, c)) for c", "judged = [(c, None) for c", CASES),
    Mutation(DAYCARE, "(c, stays_unasked(case.record, case.policy, c))", "(c, None)", CASES),
    Mutation(DAYCARE, "date | None = min(yes.last_day", "date | None = max(yes.last_day", CASES),
    Mutation(DAYCARE, "    consented = False\n", "    consented = True\n", CASES),
)

PEOPLE = (
    Mutation(PARENTS, 'if candidate.field.category == "internal":', "if False:", OWN),
    Mutation(PARENTS, "if about and reader not in about:", "if False:", OWN),
    Mutation(PARENTS, "return not is_protected(record, candidate, reader)", "return True", OWN),
    Mutation(PARENTS, 'mark: Mark = "shared" if goes else "kept"', 'mark: Mark = "shared"', OWN),
    Mutation(DAYCARE, "if obstacles_today(case, going, speech):\n        return frozenset()",
             "if False:\n        return frozenset()", OWN),
    Mutation(DAYCARE, "return release.audience.parent is None or not about or", "return True or", SHEET),
    Mutation(f"{GATE}/consent_sheet.py", "and release.audience.parent in (None, parent.id)", "", SHEET),
    Mutation(EXPLAINED, "if word.explained and word.stands_in(shown)", "if word.explained", CASES),
    Mutation(EXPLAINED, "if word.explained and word.stands_in(shown)", "if word.stands_in(shown)", CASES),
    Mutation(EXPLAINED, 'word.parents if reader == "parent" else word.daycare', "word.parents", CASES),
    Mutation(EXPLAINED, 'word.parents if reader == "parent" else word.daycare', "word.daycare", OWN),
    Mutation(DAYCARE, "answers = pages(pairs, record.form, speech, silence)",
             "answers = pages(pairs, record.form, speech, silence)\n"
             "    every = [(c, entry(c, speech)) for c in candidates(record, speech.texts)]\n"
             "    return (*answers, *explained(pages(every, record.form, speech), 'daycare', speech))",
             CASES),
    Mutation(CONTENT, "if record.asks(field):", "if True:", CASES),
    Mutation(CONTENT, "for voice in field.voices:", 'for voice in ("parents", "health_visitor", "joint"):',
             CASES),
    Mutation(CONTENT, "if weeks and weeks.preterm else", "if weeks else", CASES),
    Mutation(RECORD, 'if field.concerns == "second_parent" and not self.child.parents[1:]:', "if False:",
             CASES),
)

TABLE = "tests/gate/test_meeting_sheet.py::test_"
UNNAMED = "tests/gate/test_sparring_sheet.py::test_"

BESIDE = (
    Mutation(MEETING, "if copy.disclosure is None or own:", "if copy.disclosure is None:",
             f"{TABLE}her_own_words_give_nothing_away"),
    Mutation(MEETING, "if record.meeting_declined:", "if False:", f"{TABLE}a_no_to_the_meeting_is_no_sheet"),
    Mutation(MEETING, "if not child.protected and not any(parent.protected for parent in child.parents):",
             "if True:",
             f"{TABLE}where_somebody_is_protected_no_free_words_about_the_meeting_stand_there"),
    Mutation(MEETING, "if holds_cpr(words):", "if False:", f"{TABLE}her_own_words_give_nothing_away"),
    Mutation(MEETING, "if holds_score(words):", "if False:", f"{TABLE}her_own_words_give_nothing_away"),
    Mutation(MEETING, "return len(said) >= LEAST_GIVEN_AWAY and", "return False and",
             f"{TABLE}her_own_words_give_nothing_away"),
    Mutation(SPARRING, "        if hits:\n", "        if False:\n",
             f"{UNNAMED}each_trace_of_the_family_stops_it_and_names_the_field"),
    Mutation(SPARRING, "        if holds_score(text):", "        if False:",
             f"{UNNAMED}a_number_of_the_observation_stops_it"),
    Mutation(SPARRING, "if release.with_sum and not record.health_visitor.certified:", "if False:",
             f"{UNNAMED}the_sum_is_there_only_when_she_is_certified_and_asks_for_it"),
    Mutation(SPARRING, "if screening is not None and release.with_sum:", "if screening is not None:",
             f"{UNNAMED}the_sum_is_there_only_when_she_is_certified_and_asks_for_it"),
    Mutation(SPARRING, "people |= {name for text in free for name in names_in(text)}", "",
             f"{UNNAMED}each_trace_of_the_family_stops_it_and_names_the_field"),
)

BLOCKS_OF_PAGES, PIECES, TREE, EDGES, CANVAS = (
    f"transitions/pdf/{name}.py" for name in ("blocks", "leaves", "tree", "edges", "tagging")
)
LOOSE = "tests/pdf/test_loosened.py::test_"
TREE_RULES = "tests/pdf/test_accessibility.py::test_the_whole_paper_breaks_no_rule"
BY_FORM = f"{LOOSE}voices_considerations_and_choices_differ_by_form_alone"


def together(kind: str) -> str:
    return f"{LOOSE}what_belongs_together_is_on_one_page[{kind}]"


PAPER = (
    Mutation(BLOCKS_OF_PAGES, "(len(first) <= self.heads and not forced)", "False",
             together("a long caption and lines")),
    Mutation(BLOCKS_OF_PAGES, "len(first) <= self.heads and", "len(first) < self.heads and",
             together("a long caption and lines")),
    Mutation(BLOCKS_OF_PAGES, "if self.whole and not forced:", "if False:", together("few lines")),
    Mutation(BLOCKS_OF_PAGES, "if self.cells[self.keeps].height > height and not forced:", "if False:",
             together("labels of several lines")),
    Mutation(BLOCKS_OF_PAGES, "or (stuck and not forced)", "or False",
             "tests/pdf/test_fuzz.py::test_any_paper_is_printed_whole[7]"),
    Mutation(PIECES, "self.elements[: turned + 1], self.elements[turned:]",
             "self.elements[: turned + 1], self.elements[-1:]",
             f"{LOOSE}a_question_is_a_heading_of_its_own_wherever_it_begins"),
    Mutation(PIECES, "len(first.blPara.lines) <= _FEW_LINES:", "False:",
             f"{LOOSE}a_question_is_a_heading_of_its_own_wherever_it_begins"),
    Mutation(PIECES, "first.bookmark = self.bookmark", "rest.bookmark = self.bookmark",
             f"{LOOSE}a_heading_over_the_page_still_does_not_end_one"),
    Mutation(PIECES, "for stroke in self.strokes:", "for stroke in ():",
             f"{LOOSE}a_signature_is_a_picture_and_room_for_one_is_a_field"),
    Mutation(PIECES, "self.canv.rect(0.55, (self.height - TICK_BOX) / 2, TICK_BOX, TICK_BOX)", "pass",
             TREE_RULES),
    Mutation(TREE, "in _HEADINGS and not element.is_empty", "in _HEADINGS",
             f"{LOOSE}a_heading_that_is_not_drawn_is_no_level"),
    Mutation(TREE, '("ListNumbering", "/Square")', '("ListNumbering", "/None")', TREE_RULES),
    Mutation(TREE, '("Scope", "/Row")', '("Scope", "/Column")', TREE_RULES),
    Mutation(EDGES, '"health_visitor": Edge(_two_lines,', '"health_visitor": Edge(_one_line,', BY_FORM),
    Mutation(EDGES, '"joint": Edge(_dashed_line,', '"joint": Edge(_one_line,', BY_FORM),
    Mutation(EDGES, "KEPT = Edge(_ticket,", "KEPT = Edge(_pill,", BY_FORM),
    Mutation(EDGES, "canvas.rect(0, 0, 5, height, stroke=0, fill=1)", "pass",
             f"{LOOSE}the_bar_of_a_special_consideration_is_heavy"),
    Mutation(CANVAS, """text[-1] not in " -\\u00ad\"""", "False",
             f"{LOOSE}words_at_the_ends_of_lines_are_not_joined"),
    Mutation(CANVAS, "self.bookmarkHorizontal(key, 0, height)", "self.bookmarkHorizontal(key, 0, 0)",
             TREE_RULES),
    Mutation(CANVAS, 'type_of = "/Layout" if kind == "Layout" else', 'type_of = "/Layout" if kind else',
             TREE_RULES),
    Mutation(CANVAS, 'top["ParentTreeNextKey"] = max(pages, default=0)', 'top["ParentTreeNextKey"] = 0',
             TREE_RULES),
    Mutation("transitions/pdf/parts.py", "gap=4 if len(text) > 1 else 0, whole=True)",
             "gap=4 if len(text) > 1 else 0)",
             f"{LOOSE}names_are_written_under_the_last_of_a_text_that_fills_pages"),
    Mutation("transitions/pdf/answers.py", "gutter=_CHIP_GUTTER, keeps=1)", "gutter=_CHIP_GUTTER)",
             f"{LOOSE}a_long_answer_begins_where_there_is_room"),
    Mutation(EDGES, "canvas.setDash(list(dashes))", "canvas.setDash([])", BY_FORM),
    Mutation(CANVAS, 'or kid.tag in ("TH", "TD"):', "or False:",
             f"{LOOSE}a_row_without_a_label_is_as_long_as_the_others"),
)

MUTATIONS = (*UNASKED, *SUBJECTS, *HOLDERS, *STANDS, *BLOCKS, *PEOPLE, *BESIDE, *PAPER)
