"""The definitions as they are read: what came with the program, and the municipality's own over it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundled import bundled_catalogue
from tests.municipal import BICYCLE, BUNDLED, FORM, SWING, Overlay, mistakes
from transitions.catalogue import Catalogue, CatalogueError
from transitions.domain.form import YesNoField


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's own resources, to be broken."""
    keep = shutil.ignore_patterns("fonts", "theme", "practice", "guide", "spelling")
    return Path(shutil.copytree(BUNDLED, tmp_path / "bundled", ignore=keep))


def test_what_came_with_the_program_has_no_mistakes() -> None:
    catalogue, warnings = Catalogue.load(BUNDLED)

    assert warnings == ()
    assert catalogue.form.id == "overgangsskema"
    assert catalogue.texts.say("value.yes") == "Ja"


def test_a_missing_overlay_is_no_mistake(tmp_path: Path) -> None:
    catalogue, warnings = Catalogue.load(BUNDLED, tmp_path / "nowhere")

    assert warnings == ()
    assert catalogue.form == bundled_catalogue().form


def test_an_unknown_scale_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        bundled_catalogue().scale("nothing")


def test_an_overlay_adds_a_field_without_python(overlay: Overlay) -> None:
    whole = (BUNDLED / FORM).read_text(encoding="utf-8")

    catalogue = Catalogue([BUNDLED, overlay((FORM, whole + BICYCLE))])

    assert isinstance(catalogue.form.field("bicycle_seat"), YesNoField)
    assert catalogue.form.hash != bundled_catalogue().form.hash


def test_an_overlay_adds_a_scale_without_python(overlay: Overlay) -> None:
    catalogue = Catalogue([BUNDLED, overlay(("scales/swing.toml", SWING))])

    assert set(catalogue.scales) == {"adbb", "swing"}
    assert catalogue.scale("swing").highest_total == 6


def test_an_overlay_changes_one_text_and_leaves_the_rest(overlay: Overlay) -> None:
    folder = overlay(("texts/da.toml", '[paper]\nkeep = "Pas godt på papiret."'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert texts.say("paper.keep") == "Pas godt på papiret."
    assert texts.say("paper.silence") == bundled_catalogue().texts.say("paper.silence")


def test_an_overlay_adds_a_language(overlay: Overlay) -> None:
    folder = overlay(("texts/so.toml", 'reviewed = "Tolk, 2026"\n[value]\nyes = "Haa"'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert texts.say("value.yes", "so") == "Haa"
    assert texts.say("value.no", "so") == "Nej"
    assert texts.reviewed == {"da", "en", "so"}


def test_an_overlay_corrects_one_sentence_of_a_draft_and_can_call_it_reviewed(overlay: Overlay) -> None:
    folder = overlay(("texts/uk.toml", 'reviewed = "Tolk, 2026"\n[value]\nyes = "Авжеж"'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert (texts.say("value.yes", "uk"), texts.say("value.no", "uk")) == ("Авжеж", "Ні")
    assert (texts.translation("uk"), texts.translation("pl")) == ("reviewed", "draft")


@pytest.mark.parametrize("said", ['""', '"  "'])
def test_an_overlay_can_call_a_language_a_draft_again_but_never_danish(overlay: Overlay, said: str) -> None:
    folder = overlay(("texts/en.toml", f"reviewed = {said}"), ("texts/da.toml", f"reviewed = {said}"))

    texts = Catalogue([BUNDLED, folder]).texts

    assert (texts.translation("en"), texts.translation("da")) == ("draft", "danish")
    assert "da" in texts.reviewed


def test_an_overlay_corrects_the_translation_of_one_question(overlay: Overlay) -> None:
    uk = ("translations/uk.toml", '"Fødselsdato" = "Коли народилася дитина"')
    en = ("translations/en.toml", '"Fødselsdato" = "Birthday"')

    form = Catalogue([BUNDLED, overlay(uk, en)]).form

    assert form.field("birth_date").label.in_language("uk") == "Коли народилася дитина"
    assert form.field("birth_date").label.in_language("en") == "Birthday"
    assert form.field("cpr").label.in_language("uk") == "Номер CPR"


def test_a_question_that_is_changed_has_no_old_translation(overlay: Overlay) -> None:
    bundled = (BUNDLED / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")
    changed = bundled.replace('da = "Fødselsdato"', 'da = "Hvornår er barnet født?"')
    folder = overlay(("forms/overgangsskema.toml", changed))

    label = Catalogue([BUNDLED, folder]).form.field("birth_date").label

    assert not label.speaks("uk")
    assert label.in_language("uk") == "Hvornår er barnet født?"


def test_a_question_s_own_translation_goes_before_the_program_s(overlay: Overlay) -> None:
    bundled = (BUNDLED / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")
    changed = bundled.replace('da = "Fødselsdato"', 'da = "Fødselsdato", uk = "День народження"')
    folder = overlay(("forms/overgangsskema.toml", changed))

    assert Catalogue([BUNDLED, folder]).form.field("birth_date").label.in_language("uk") == "День народження"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("uk", '"Fødsels dato" = "x"', 'uk.toml, teksten "Fødsels dato": Den danske tekst står ikke'),
        ("uk", '"Fødselsdato" = ""', 'uk.toml, teksten "Fødselsdato": Her skal stå en oversættelse.'),
        ("da", '"Fødselsdato" = "x"', 'da.toml: "da" er ikke koden for et sprog ved siden af dansk.'),
    ],
)
def test_a_translation_that_cannot_be_used_is_told(
    overlay: Overlay, name: str, text: str, message: str
) -> None:
    _, warnings = Catalogue.load(BUNDLED, overlay((f"translations/{name}.toml", text)))

    assert [str(warning).startswith(f"translations/{message}") for warning in warnings] == [True]


def test_an_overlay_changes_one_setting_of_a_table(overlay: Overlay) -> None:
    policy = Catalogue([BUNDLED, overlay(("policy.toml", "[locking]\nidle_minutes = 3"))]).policy

    assert (policy.locking.idle_minutes, policy.locking.visit_minutes) == (3, 20)


def test_an_overlay_s_words_do_not_keep_the_old_english(overlay: Overlay) -> None:
    folder = overlay(
        ("policy.toml", '[municipality]\nname = { da = "Nordby" }\n[information]\nda = "Vores egen."')
    )

    policy = Catalogue([BUNDLED, folder]).policy

    assert policy.municipality.name.root == {"da": "Nordby"}
    assert policy.municipality.sor_practice
    assert policy.information.in_language("en") == "Vores egen."


def test_an_overlay_replaces_the_glossary(overlay: Overlay) -> None:
    words = '[[words]]\nid = "nap"\nword = "lur"\nparents = "lur"\ndaycare = "lur"'

    glossary = Catalogue([BUNDLED, overlay(("glossary/da.toml", words))]).glossary

    assert [word.id for word in glossary.words] == ["nap"]


def test_an_overlay_decides_neither_guard_nor_passphrase_words(overlay: Overlay) -> None:
    folder = overlay(
        ("texts/guard.toml", "nonsense ="), ("texts/words_da.txt", "a\nb"),
        ("texts/common_passphrases.txt", "a\nb"),
    )

    catalogue = Catalogue([BUNDLED, folder])

    assert catalogue.passphrase_words == bundled_catalogue().passphrase_words
    assert catalogue.common_passphrases == bundled_catalogue().common_passphrases
    assert catalogue.guard == bundled_catalogue().guard


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("follow_up_days = 60", encoding="utf-8-sig")

    assert Catalogue([BUNDLED, tmp_path]).policy.follow_up_days == 60


def test_a_broken_overlay_never_stops_the_program(overlay: Overlay) -> None:
    folder = overlay((FORM, "nonsense"), ("policy.toml", "[locking]\nidle_minutes = 3"))

    catalogue, warnings = Catalogue.load(BUNDLED, folder)

    assert [warning.file for warning in warnings] == [FORM]
    assert catalogue.warnings == warnings
    assert catalogue.form == bundled_catalogue().form
    assert catalogue.policy.locking.idle_minutes == 3


def test_one_wrong_text_leaves_the_others_of_its_file(overlay: Overlay) -> None:
    folder = overlay(("texts/da.toml", '[value]\nyes = "Jo"\nnej = "Nix"'))

    catalogue, warnings = Catalogue.load(BUNDLED, folder)

    assert catalogue.texts.say("value.yes") == "Jo"
    assert [warning.place for warning in warnings] == ['tekst "value.nej"']


def test_every_mistake_is_told_at_once(overlay: Overlay) -> None:
    folder = overlay(
        (FORM, "nonsense"), ("policy.toml", "follow_up_days = 0"), ("texts/da.toml", "value = 3")
    )

    assert {mistake.file for mistake in mistakes(folder)} == {FORM, "policy.toml", "texts/da.toml"}


def test_broken_bundled_resources_stop_the_program(copy: Path) -> None:
    (copy / "policy.toml").write_text("version = 1", encoding="utf-8")

    with pytest.raises(CatalogueError):
        Catalogue.load(copy)


@pytest.mark.parametrize(
    "name",
    [FORM, "policy.toml", "texts/da.toml", "texts/guard.toml", "texts/words_da.txt",
     "texts/common_passphrases.txt", "glossary/da.toml"],
)
def test_a_missing_bundled_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()

    with pytest.raises(CatalogueError) as caught:
        Catalogue.load(copy)

    assert f"{name}: Filen mangler i programmets egne data. Installér programmet igen." in str(caught.value)
