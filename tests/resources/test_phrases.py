"""Words to begin an answer with: data that a municipality adds to, about what can be seen, of any child."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bundled import bundled_catalogue
from transitions.catalogue import Catalogue, CatalogueError
from transitions.domain.answers import holds_score
from transitions.domain.phrases import PhraseBank
from transitions.places import bundled_resources

BUNDLED = bundled_resources()
NAME = "phrases/overgangsskema.toml"
OURS = """
form = "overgangsskema"
source = "Vores egne"

[[phrases]]
id = "can_now"
fields = ["good_at"]
label = { da = "Barnet er begyndt at …" }

[[phrases]]
id = "ours"
fields = ["contact"]
label = { da = "Barnet hilser, når …" }
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    (tmp_path / "phrases").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return bundled_catalogue().phrases


def test_each_text_of_the_health_visitor_or_of_both_has_words_to_begin_with(bank: PhraseBank) -> None:
    form = bundled_catalogue().form
    texts = [(f, v) for f in form.fields() if f.kind == "text" and f.source is None for v in f.voices]
    hers = [(f.id, v) for f, v in texts if v != "parents" and f.category != "internal"]
    assert len(hers) > 8
    assert [place for place in hers if not bank.offered(*place)] == []
    assert [f.id for f, _ in texts if bank.offered(f.id, "parents")] == []


def test_they_can_be_said_of_any_child_and_hold_no_number(bank: PhraseBank) -> None:
    words = [phrase.label.danish for phrase in bank.phrases]
    assert [w for w in words if re.search(r"\b(han|hun|hans|hendes|ham|hende)\b", w, re.I)] == []
    assert [w for w in words if re.search(r"\d", w) or holds_score(w)] == []
    assert len(words) == len(set(words))


def test_they_use_no_word_that_no_text_may_use(bank: PhraseBank) -> None:
    guard = bundled_catalogue().guard
    words = {phrase.id: phrase.label.danish for phrase in bank.phrases}
    assert [name for name, text in words.items() if guard.breaches("", text) or guard.asks_about(text)] == []


def test_a_municipality_adds_and_replaces_phrase_by_phrase(overlay: Path, bank: PhraseBank) -> None:
    (overlay / NAME).write_text(OURS, encoding="utf-8")
    ours = Catalogue([BUNDLED, overlay]).phrases
    said = {phrase.id: phrase.label.danish for phrase in ours.phrases}
    assert said["can_now"] == "Barnet er begyndt at …"
    assert said["ours"] == "Barnet hilser, når …"
    assert set(said) == {phrase.id for phrase in bank.phrases} | {"ours"}
    assert ours.source == "Vores egne"


@pytest.mark.parametrize(("text", "says"), [
    (OURS.replace('"good_at"', '"good_att"'), 'mente du "good_at"'),
    (OURS.replace("can_now", "ours"), "to gange"),
    (OURS.replace('form = "overgangsskema"', 'form = "skema"'), "skema"),
    (OURS.replace('["good_at"]', "[]"), "fields"),
])
def test_a_mistake_is_told_and_the_programs_own_stay(
    overlay: Path, bank: PhraseBank, text: str, says: str
) -> None:
    (overlay / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        Catalogue([BUNDLED, overlay])
    assert says in str(caught.value.mistakes[0])
    assert Catalogue([BUNDLED, overlay], forgiving=True).phrases == bank
