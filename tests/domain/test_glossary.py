"""The shared words where they stand: found whole in their forms, said to whoever reads the paper, and few."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.domain.families import DAY, FATHER, MOTHER, POLICY, key, record, shares, to_daycare, yes
from transitions.domain.answers import Answer
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience, Disclosure, Facts, Said, Section
from transitions.domain.gate import Release, disclose, propose
from transitions.domain.gate.explained import MOST
from transitions.domain.glossary import GlossaryWord, spaced
from transitions.domain.model import canonical
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

OWN = "parents"
INTERPLAY = "samspil: den fælles tur frem og tilbage mellem barn og voksen"
TO_PARENTS = "samspil: når I og barnet svarer hinanden med blik og lyde"


def word(**more: Any) -> GlossaryWord:
    known = {"id": "one", "word": "samspil", "forms": ["samspillet"], "parents": "p", "daycare": "d"}
    return GlossaryWord.model_validate({**known, **more})


def family(told: str, *kept: str, field: str = "play", **more: object) -> TransitionRecord:
    """One that says this to a question and keeps some answers to itself."""
    of = record()
    answers = tuple(a for a in of.answers if a.key != key(field))
    said = Answer.model_validate({"key": key(field), "value": told, **more})
    choices = {**of.shares, **shares(dict.fromkeys(kept, "keep"))}
    return of.model_copy(update={"answers": (*answers, said), "shares": choices})


def paper(of: TransitionRecord, texts: Texts, **more: object) -> Disclosure:
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    disclosure = disclose(of, ledger, POLICY, to_daycare(**more), DAY, texts).disclosure
    assert disclosure is not None
    return disclosure


def own(of: TransitionRecord, texts: Texts, **more: object) -> Disclosure:
    return paper(of, texts, product=OWN, audience=Audience(kind="parent", parent=MOTHER), **more)


def explained(disclosure: Disclosure, texts: Texts) -> Said | None:
    title = texts.say("paper.words")
    rows = [row for part in disclosure.paper.parts if isinstance(part, Facts) for row in part.rows]
    return next((row.text for row in rows if row.label.danish == title), None)


def lines(disclosure: Disclosure, texts: Texts) -> list[str]:
    said = explained(disclosure, texts)
    return said.danish.split("\n") if said else []


# --- whole words in their forms ---


@pytest.mark.parametrize(
    "told", ["Samspil er godt.", "I samspillet, ja", "(SAMSPIL)", "leg\nog samspil", "et leg-samspil"]
)
def test_a_word_is_found_in_each_of_its_forms(told: str) -> None:
    assert word().stands_in(spaced(told))


@pytest.mark.parametrize(
    "told", ["", "samspilsramt", "samspillende børn", "børnesamspil", "sam spil", "sammen. Spil"]
)
def test_what_only_begins_or_ends_like_it_is_another_word(told: str) -> None:
    assert not word().stands_in(spaced(told))


def test_a_phrase_that_means_something_else_is_passed_over() -> None:
    bond = word(word="tilknytning", forms=["tilknytningen"], apart_from=["i tilknytning til"])

    assert not bond.stands_in(spaced("I tilknytning til lur."))
    assert bond.stands_in(spaced("I tilknytning til lur ses tilknytningen."))


def test_two_words_are_found_together_and_however_their_letters_are_made() -> None:
    considerate = word(word="særlig prøve", forms=["særligt så"])

    assert considerate.stands_in(spaced("en særlig\n prøve"))
    assert not considerate.stands_in(spaced("Særlig. Prøve"))
    assert considerate.stands_in(spaced("særligt sa\u030a"))


def test_plain_words_are_danish() -> None:
    assert word().daycare.root == {"da": "d"}
    assert word(daycare={"da": "d", "en": "e"}).daycare.in_language("en") == "e"


# --- on the papers ---


def test_the_daycare_reads_what_a_shared_word_means_to_it(texts: Texts) -> None:
    assert lines(paper(family("Hun elsker samspillet."), texts), texts) == [INTERPLAY]


def test_it_stands_under_the_answers_and_over_whom_to_call(texts: Texts) -> None:
    parts = paper(family("Hun elsker samspillet."), texts).paper.parts
    last = max(place for place, part in enumerate(parts) if isinstance(part, Section))
    words, calls = parts[last + 1 : last + 3]

    assert isinstance(words, Facts)
    assert words.rows[0].label.danish == "Ord i skemaet"
    assert isinstance(calls, Facts)
    assert calls.title == texts.said("paper.call.title")


def test_a_word_in_an_answer_that_stays_is_not_explained(texts: Texts) -> None:
    kept, never = family("Hun elsker samspillet.", "play"), family("Hun elsker dyr.", "play")

    assert paper(kept, texts) == paper(never, texts)
    assert lines(paper(kept, texts), texts) == []


def test_a_parent_reads_what_it_means_to_her_also_where_it_stays(texts: Texts) -> None:
    assert lines(own(family("Hun elsker samspillet.", "play"), texts), texts) == [TO_PARENTS]
    assert lines(own(family("Hun elsker dyr."), texts), texts) == []


def test_the_sheet_to_sign_explains_to_the_parent(texts: Texts) -> None:
    wish = Release.model_validate({
        **to_daycare().model_dump(), "product": "consent_sheet",
        "audience": {"kind": "parent", "parent": MOTHER},
    })
    sheet = propose(family("Hun elsker samspillet."), POLICY, wish, DAY, texts).disclosure

    assert sheet is not None
    assert lines(sheet, texts) == [TO_PARENTS]


def test_a_question_without_an_answer_is_not_explained(texts: Texts) -> None:
    of = record()
    asked = of.form.field("play").model_copy(update={"label": word(word="Om samspil").word})
    section = of.form.sections[0]
    fields = (asked, *(f for f in section.fields if f.id != "play"))
    form = of.form.model_copy(update={"sections": (section.model_copy(update={"fields": fields}),)})
    answered, declined = (
        family("Ja.", stance=stance).model_copy(update={"form": form}) for stance in ("answered", "declined")
    )

    assert lines(own(answered, texts), texts) == [TO_PARENTS]
    assert lines(own(declined, texts), texts) == []


def test_words_that_stand_everywhere_and_the_laws_own_are_left_out(texts: Texts) -> None:
    told = "overgang, opstartssamtale, samtykke, børnefællesskab, særlige hensyn, forældremyndighed"

    assert lines(paper(family(told), texts), texts) == []


def test_a_few_words_are_explained_in_the_order_of_the_list(texts: Texts) -> None:
    usable = [known.word.danish for known in texts.glossary if known.explained]
    found = lines(paper(family(" og ".join(reversed(usable))), texts), texts)

    assert len(usable) > MOST
    assert [line.partition(":")[0] for line in found] == usable[:MOST]


def test_the_family_s_language_stands_beside_what_the_list_has_in_it(texts: Texts) -> None:
    of = family("Hun elsker samspillet.")
    english, unknown = (explained(own(of, texts, language=code), texts) for code in ("en", "so"))

    assert english is not None
    assert (english.language, english.other.partition(":")[0]) == ("en", "interaction")
    assert unknown == Said(danish=TO_PARENTS)


def test_a_word_without_its_explanation_stays_danish_alone(texts: Texts) -> None:
    half = word(word={"da": "samspil", "pl": "relacja"}, parents="leg")
    short = texts.model_copy(update={"glossary": (half,)})

    assert explained(own(family("samspil"), short, language="pl"), texts) == Said(danish="samspil: leg")


# --- as the consent kept them ---


def test_the_words_are_kept_with_the_texts_of_a_consent(texts: Texts) -> None:
    fewer = texts.model_copy(update={"glossary": texts.glossary[1:]})
    kept = json.loads(canonical(texts.model_dump(mode="json", exclude={"reviewed"})))

    assert fewer.hash != texts.hash
    assert Texts.model_validate(kept, extra="ignore").glossary == texts.glossary


def test_texts_kept_before_there_were_any_words_still_open(texts: Texts) -> None:
    kept = json.loads(canonical(texts.model_dump(mode="json", exclude={"reviewed", "glossary"})))
    del kept["tables"]["da"]["paper.words"]
    for language in set(kept["tables"]) - {"da"}:
        kept["tables"][language].pop("paper.words", None)
    then = Texts.model_validate(kept, extra="ignore")

    assert lines(paper(family("samspillet"), texts), texts) == [INTERPLAY]
    assert paper(family("samspillet"), then).paper.parts
    assert explained(paper(family("samspillet"), then), texts) is None


# --- the list itself ---


def test_every_word_is_said_in_english_too_and_explained_on_one_or_two_lines(texts: Texts) -> None:
    for known in texts.glossary:
        for told in (known.word, known.parents, known.daycare):
            assert told.speaks("en"), known.id
        for told in (known.parents, known.daycare) if known.explained else ():
            assert len(f"{known.word.danish}: {told.danish}") < 110, known.id


def test_no_form_is_of_two_words_and_each_is_another_than_the_word(texts: Texts) -> None:
    forms = [spaced(form) for known in texts.glossary for form in (known.word.danish, *known.forms)]

    assert len(set(forms)) == len(forms)
