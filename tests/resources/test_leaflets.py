"""The pages of general words: one page each, naming nobody, and the municipality's own over them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from pypdf import PdfReader

from transitions.catalogue import Catalogue
from transitions.domain.information import information_sheet
from transitions.domain.leaflet import Leaflet, LeafletId, leaflet_sheet
from transitions.pdf.press import Press
from transitions.places import bundled_resources

OWN = """
id = "first_visit"
title = { da = "Vores egen side" }
lead = { da = "Begynd her." }
[[chapters]]
[[chapters.points]]
label = { da = "Ring" }
text = { da = "Ring til din leder." }
"""


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(bundled_resources() / "fonts")


def read(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_every_leaflet_is_there(catalogue: Catalogue) -> None:
    assert set(catalogue.leaflets) == set(get_args(LeafletId))


@pytest.mark.parametrize("name", get_args(LeafletId))
def test_a_leaflet_is_one_page(catalogue: Catalogue, press: Press, name: LeafletId) -> None:
    leaflet = catalogue.leaflets[name]
    pages = read(press.print_sheet(leaflet_sheet(leaflet, catalogue.texts)))
    assert len(pages) == 1
    words = " ".join(pages[0].split())
    for chapter in leaflet.chapters:
        for point in chapter.points:
            assert point.label.danish.split()[0] in words


def test_the_first_time_is_ten_lines(catalogue: Catalogue) -> None:
    assert sum(len(chapter.points) for chapter in catalogue.leaflets["first_visit"].chapters) == 10


def test_the_staff_read_that_silence_is_no_no(catalogue: Catalogue) -> None:
    lead = catalogue.leaflets["daycare_staff"].lead.danish
    assert "ikke er nævnt, betyder ikke nej" in lead
    assert "allergi" in lead


def test_a_municipality_writes_its_own(tmp_path: Path) -> None:
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "leaflets" / "first_visit.toml").write_text(OWN, encoding="utf-8")
    catalogue = Catalogue([bundled_resources(), tmp_path])
    assert catalogue.leaflets["first_visit"].title.danish == "Vores egen side"
    assert len(catalogue.leaflets["daycare_staff"].chapters) == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("first_visit", 'text = { da = "Ring til din leder." }', "", "text"),
        ("first_visit", 'id = "first_visit"', 'id = "ukendt"', "ukendt"),
        ("first_visit", "label = { da", "labell = { da", "labell"),
    ],
)
def test_a_mistake_puts_only_that_file_out_of_use(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "leaflets" / f"{name}.toml").write_text(OWN.replace(old, new), encoding="utf-8")
    catalogue, mistakes = Catalogue.load(bundled_resources(), tmp_path)
    assert isinstance(catalogue.leaflets["first_visit"], Leaflet)
    assert catalogue.leaflets["first_visit"].title.danish != "Vores egen side"
    assert any(said in str(mistake) and "leaflets/first_visit.toml" in str(mistake) for mistake in mistakes)


def test_what_parents_are_told_begins_with_the_offer(catalogue: Catalogue, press: Press) -> None:
    sheet = information_sheet(catalogue.policy, catalogue.texts, "en")
    pages = read(press.print_sheet(sheet))
    words = " ".join(" ".join(pages).split())
    assert words.index("I bestemmer") < words.index("Sådan foregår det")
    assert "You decide" in words
    assert len(pages) <= 2
    assert len(read(press.print_sheet(information_sheet(catalogue.policy, catalogue.texts)))) <= 2
