"""What the municipality lays around a scale: contacts, words, and texts it has a licence for.

The licensed texts here are invented and say nothing about any child.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import municipal
from tests.bundled import bundled_catalogue
from tests.municipal import BUNDLED, Overlay, sentences
from transitions.catalogue import Catalogue, CatalogueError

GUIDE, ANCHORS = "guides/adbb.toml", "anchors/adbb.toml"

CONTACTS = """
scale = "adbb"

[[referrals]]
name = "Familiehuset"
about = "Åben rådgivning"
phone = "09 00 00 40"

[[referrals]]
name = "Psykologgruppen"
"""

LICENCE = """
scale = "adbb"
holder = "Opdigtet forlag"
edition = "Opdigtet udgave"
language = "dansk"
"""

SWING = municipal.SWING
for theirs, ours in (
    ("highest = 3", "highest = 2"), ("at_or_above = 4", "at_or_above = 2"),
    ('link = "push"', 'link = "1push"'), ('link = "laugh"', 'link = "2laugh"'),
):
    SWING = SWING.replace(theirs, ours)

SWING_TEXTS = LICENCE.replace("adbb", "swing") + """
[texts.push]
0 = "nul fart"
1 = "en fart"
2 = "to fart"

[texts.2laugh]
0 = "nul latter"
1 = "en latter"
2 = "to latter"
"""


@pytest.fixture
def swing(overlay: Overlay) -> Callable[[str], Path]:
    """The municipality's own scale with these licensed texts."""
    return lambda texts: overlay(("scales/swing.toml", SWING), ("anchors/swing.toml", texts))


def test_a_small_file_adds_contacts_and_leaves_the_rest(overlay: Overlay) -> None:
    guide = Catalogue([BUNDLED, overlay((GUIDE, CONTACTS))]).guides["adbb"]
    own = bundled_catalogue().guides["adbb"]

    assert [(r.name, r.about, r.phone) for r in guide.referrals] == [
        ("Familiehuset", "Åben rådgivning", "09 00 00 40"),
        ("Psykologgruppen", "", ""),
    ]
    assert (guide.causes, guide.phrases, guide.source) == (own.causes, own.phrases, own.source)


@pytest.mark.parametrize(
    ("key", "entry"),
    [("causes", 'id = "other"'), ("phrases", 'id = "other"\nkind = "together"')],
)
def test_a_list_in_the_overlay_replaces_that_list_alone(overlay: Overlay, key: str, entry: str) -> None:
    own = bundled_catalogue().guides["adbb"]
    folder = overlay((GUIDE, f'scale = "adbb"\n[[{key}]]\n{entry}\nlabel = {{ da = "Noget andet." }}'))

    guide = Catalogue([BUNDLED, folder]).guides["adbb"]
    other = {"causes": "phrases", "phrases": "causes"}[key]

    assert [entry.id for entry in getattr(guide, key)] == ["other"]
    assert getattr(guide, other) == getattr(own, other)


def test_the_municipality_s_own_scale_may_have_a_guide(overlay: Overlay) -> None:
    folder = overlay(
        ("scales/swing.toml", SWING), ("guides/swing.toml", 'scale = "swing"\nsource = "Opdigtet"')
    )

    assert set(Catalogue([BUNDLED, folder]).guides) == {"adbb", "swing"}


def test_a_guide_with_mistakes_leaves_the_program_s_own(overlay: Overlay) -> None:
    catalogue, warnings = Catalogue.load(BUNDLED, overlay((GUIDE, CONTACTS.replace("about", "abuot"))))

    assert catalogue.guides == bundled_catalogue().guides
    assert [warning.file for warning in warnings] == [GUIDE]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "guides/adb.toml",
            CONTACTS.replace("adbb", "adb"),
            ['guides/adb.toml: Skalaen "adb" kendes ikke; mente du "adbb"? Brug: adbb.'],
        ),
        (
            "guides/familie.toml",
            CONTACTS,
            [
                'guides/familie.toml: Filen hedder "familie.toml", men scale er "adbb". '
                "Giv filen og scale det samme navn."
            ],
        ),
        (
            GUIDE,
            CONTACTS.replace('scale = "adbb"', ""),
            [f'{GUIDE}: Filen hedder "adbb.toml", men scale er "". Giv filen og scale det samme navn.'],
        ),
        (
            GUIDE,
            CONTACTS.replace("about", "abuot"),
            [
                f'{GUIDE}, kontakt "Familiehuset": Nøglen "abuot" kendes ikke; mente du "about"? '
                "Ret nøglen, eller slet linjen."
            ],
        ),
        (
            GUIDE,
            CONTACTS.replace('name = "Psykologgruppen"', 'phone = "09 00 00 41"'),
            [f'{GUIDE}, kontakt nr. 2: Nøglen "name" mangler. Tilføj en linje med name = …'],
        ),
        (
            GUIDE,
            'scale = "adbb"\n[[phrases]]\nid = "a"\nkind = "resurce"\nlabel = { en = "A." }',
            [
                f'{GUIDE}, formulering "a": "resurce" kan ikke bruges her; mente du "resource"? '
                "Brug: resource, noticed eller together.",
                f'{GUIDE}, formulering "a": Den danske tekst mangler i "label". '
                'Tilføj da = "…" ved siden af de andre sprog.',
            ],
        ),
        (
            GUIDE,
            'scale = "adbb"\n[[causes]]\nid = "feeding"\nlabel = { da = "A" }\n'
            '[[causes]]\nid = "feeding"\nlabel = { da = "B" }',
            [f"{GUIDE}: Samme id er brugt to gange. Giv hver sit eget id."],
        ),
        (
            "anchors/adb.toml",
            LICENCE.replace('"adbb"', '"adb"') + "texts = {}",
            ['anchors/adb.toml: Skalaen "adb" kendes ikke; mente du "adbb"? Brug: adbb.'],
        ),
        (
            ANCHORS,
            'scale = "adbb"\nholder = " "\n[texts.eye_contact]\n0 = ""',
            [
                f'{ANCHORS}: "holder" er tom. Skriv en tekst, eller slet linjen.',
                f'{ANCHORS}: Nøglen "edition" mangler. Tilføj en linje med edition = …',
                f'{ANCHORS}: Nøglen "language" mangler. Tilføj en linje med language = …',
                f'{ANCHORS}, punktet "eye_contact": "0" er tom. Skriv en tekst, eller slet linjen.',
            ],
        ),
        (
            ANCHORS,
            LICENCE + '[texts.eye_contakt]\n0 = "a"\n[texts.attraction]\n4 = "a"\n5 = "b"\n04 = "c"',
            [
                f'{ANCHORS}, punktet "eye_contakt": Punktet "eye_contakt" kendes ikke; '
                'mente du "eye_contact"? Brug: facial_expression, eye_contact, '
                "general_level_of_activity, self_stimulating_gestures, vocalizations, "
                "briskness_of_response, relationship eller attraction.",
                f'{ANCHORS}, punktet "attraction": Scoren "5" findes ikke. Brug et helt tal fra 0 til 4.',
                f'{ANCHORS}, punktet "attraction": Scoren "04" findes ikke. Brug et helt tal fra 0 til 4.',
            ],
        ),
        (
            ANCHORS,
            LICENCE + '[texts.attraction]\n0 = "a"\n[texts.8attraction]\n1 = "b"',
            [
                f'{ANCHORS}, punktet "8attraction": Punktet står der allerede under et andet navn. '
                "Slet det ene."
            ],
        ),
        (
            ANCHORS,
            LICENCE + 'texts = "a"',
            [f'{ANCHORS}: "texts" skal være en tabel: {{ navn = … }}. Ret linjen.'],
        ),
        (
            ANCHORS,
            LICENCE + '[texts]\nattraction = ["a"]',
            [f'{ANCHORS}: "attraction" skal være en tabel: {{ navn = … }}. Ret linjen.'],
        ),
    ],
)
def test_a_mistake_is_said_so_that_it_can_be_mended(
    overlay: Overlay, name: str, content: str, expected: list[str]
) -> None:
    assert sentences(overlay((name, content))) == expected


def test_licensed_texts_are_found_by_our_own_ids(swing: Callable[[str], Path]) -> None:
    catalogue, warnings = Catalogue.load(BUNDLED, swing(SWING_TEXTS))
    anchors = catalogue.anchors["swing"]

    assert warnings == ()
    assert (anchors.holder, anchors.edition, anchors.language) == (
        *("Opdigtet forlag", "Opdigtet udgave"),
        "dansk",
    )
    assert (anchors.of("push", 2), anchors.of("laugh", 0)) == ("to fart", "nul latter")
    assert set(catalogue.anchors) == {"swing"}


def test_what_is_not_there_is_told_and_the_rest_is_used(swing: Callable[[str], Path]) -> None:
    """Told as a warning, also where mistakes are refused."""
    some = SWING_TEXTS.replace('1 = "en fart"\n', "").partition("[texts.2laugh]")[0]

    catalogue = Catalogue([BUNDLED, swing(some)])

    assert [str(warning) for warning in catalogue.warnings] == [
        "anchors/swing.toml: Her mangler tekst til: push (1), laugh (alle). "
        "Det, der er der, bliver vist. Tilføj resten, eller slå op i manualen."
    ]
    assert catalogue.anchors["swing"].of("push", 2) == "to fart"
    assert catalogue.anchors["swing"].of("push", 1) == ""
    assert catalogue.anchors["swing"].of("laugh", 0) == ""


def test_an_item_without_a_single_text_counts_as_all_of_it(swing: Callable[[str], Path]) -> None:
    catalogue = Catalogue([BUNDLED, swing(LICENCE.replace("adbb", "swing") + "[texts.push]")])

    assert "Her mangler tekst til: push (alle), laugh (alle)." in str(catalogue.warnings[0])


def test_licensed_texts_with_a_mistake_are_not_shown_at_all(swing: Callable[[str], Path]) -> None:
    catalogue, warnings = Catalogue.load(BUNDLED, swing(SWING_TEXTS + '3 = "tre latter"'))

    assert catalogue.anchors == {}
    assert [warning.place for warning in warnings] == ['punktet "2laugh"']


def test_licensed_texts_never_come_with_the_program(tmp_path: Path) -> None:
    keep = shutil.ignore_patterns("fonts", "theme", "practice")
    bundled = Path(shutil.copytree(BUNDLED, tmp_path / "bundled", ignore=keep))
    (bundled / "anchors").mkdir()
    (bundled / "anchors" / "adbb.toml").write_text(LICENCE + "texts = {}", encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        Catalogue.load(bundled)

    assert str(caught.value) == (
        f"{ANCHORS}: Teksterne tilhører rettighedshaveren og følger aldrig med programmet. "
        "Læg filen i kommunens egen mappe."
    )


def test_nothing_of_the_guide_or_the_licensed_texts_is_in_the_stored_scale(overlay: Overlay) -> None:
    folder = overlay((GUIDE, CONTACTS), (ANCHORS, LICENCE + '[texts.attraction]\n0 = "kanariefugl"'))
    catalogue, own = Catalogue([BUNDLED, folder]), bundled_catalogue()

    assert catalogue.anchors["adbb"].of("attraction", 0) == "kanariefugl"
    assert catalogue.scale("adbb").hash == own.scale("adbb").hash
    assert "kanariefugl" not in catalogue.scale("adbb").model_dump_json()
