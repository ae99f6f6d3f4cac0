"""The municipality's documents say what the program does: its numbers, its rules, its files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from inspect import getsource
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from tests.bundled import bundled_catalogue
from tests.municipal import BUNDLED, FORM, Overlay
from transitions.application.backups import DAYS_BETWEEN_DRILLS
from transitions.catalogue import Catalogue
from transitions.domain import audit_code
from transitions.domain.passphrase import MINIMUM_CHARACTERS, MINIMUM_WORDS
from transitions.domain.policy import Policy
from transitions.export import sending
from transitions.places import PROGRAM
from transitions.storage import package
from transitions.storage.crash_log import CrashLog
from transitions.storage.database import create_database
from transitions.storage.recovery_key import RECOVERY_BYTES
from transitions.storage.secret import KEY_BYTES, Secret
from transitions.storage.thinning import ALL_DAYS, WEEKLY_DAYS
from transitions.storage.tuning import MOST_MEMORY_KIB, TARGET_SECONDS, Tuning

FOLDER = BUNDLED / "municipality"
NAMES = ("fortegnelse", "konsekvensanalyse", "sikkerhed", "tilpasning")
TEMPLATES = ("fortegnelse", "konsekvensanalyse")
MOST_WORDS_OF_A_PAGE = 560
ADDED = " (føjes til)"
EXAMPLE = re.compile(r"^```toml ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"^\| `([\w.]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)\)")


def read(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


# --- all of them ---


def test_these_are_the_documents() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_file(name: str) -> None:
    links = LINK.findall(read(name))

    assert links
    assert [link for link in links if not (FOLDER / link).is_file()] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_used_that_the_program_does_not_use(name: str) -> None:
    breaches = bundled_catalogue().guard.breaches(f"prose.{name}", read(name))

    assert [entry.id for entry in breaches] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_plainly_what_is_left_to_the_municipality(name: str) -> None:
    text = read(name)

    assert text.count("**Udfyldes") >= 10
    assert text.count("**Afgøres af") >= 4
    assert "databeskyttelsesrådgiveren" in text


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_gives_the_days_that_the_rules_give(name: str) -> None:
    policy = bundled_catalogue().policy
    kept, backups = policy.retention, policy.backups
    told = {
        "fortegnelse": (
            f"{kept.propose_days_after_start} dage efter start", f"{kept.days_after_no} dage efter et nej",
            f"{kept.days_after_handed_over} dage efter en kollegas kvittering",
            f"Sikkerhedskopier højst {backups.longest_days} dage",
        ),
        "konsekvensanalyse": (
            f"{policy.consents.longest_days} dage; fortæller det "
            f"{policy.consents.warn_days_before_expiry} dage før",
            f"{kept.propose_days_after_start} dage efter start", f"kopier {backups.longest_days} dage",
            f"Mindst {MINIMUM_CHARACTERS} tegn eller {MINIMUM_WORDS} ord",
        ),
    }

    assert [words for words in told[name] if words not in read(name)] == []


def test_every_rule_a_template_names_is_one() -> None:
    named = {key for name in TEMPLATES for key in re.findall(r"`([a-z]+[._][a-z_.]+)`", read(name))}

    assert {"consents.everyday", "municipality_holds_recovery_key"} <= named
    assert named - set(shipped_rules()) == {"policy.toml"}


# --- the page about security ---


def test_security_is_one_page() -> None:
    assert len(read("sikkerhed").split()) <= MOST_WORDS_OF_A_PAGE


def test_the_keys_are_as_they_are_said_to_be() -> None:
    least, text = Tuning().least(), read("sikkerhed")
    told = (
        f"Nøglen til data er {KEY_BYTES * 8} tilfældige bit",
        f"Argon2id: mindst {least.iterations} gennemløb og {least.memory_kib // 1024} MB",
        f"højst {MOST_MEMORY_KIB // 1024} MB",
        f"omkring {TARGET_SECONDS} sekund".replace(".", ","),
        f"mindst {MINIMUM_CHARACTERS} tegn eller {MINIMUM_WORDS} ord",
        f"{RECOVERY_BYTES * 8} tilfældige bit (HKDF-SHA256)",
        f"AES-{KEY_BYTES * 8}-GCM",
    )

    assert [words for words in told if words not in text] == []


def test_the_database_is_encrypted_as_it_is_said_to_be(tmp_path: Path) -> None:
    with Secret(bytearray(KEY_BYTES)) as key:
        database = create_database(tmp_path / "vault.db", key)
    settings = dict(re.findall(r"PRAGMA (\w+) = (\w+);", str(database.rows("PRAGMA cipher_settings"))))
    database.close()

    algorithm = settings["cipher_hmac_algorithm"].replace("HMAC_SHA", "HMAC-SHA")
    page = settings["cipher_page_size"]
    assert settings["cipher_use_hmac"] == "1"
    assert f"AES-256 med {algorithm} over hver side på {page} byte" in read("sikkerhed")


def test_what_leaves_is_encrypted_as_it_is_said_to_be() -> None:
    pdf, text = BytesIO(), read("sikkerhed")
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(pdf)
    with pikepdf.open(BytesIO(sending.encrypt(pdf.getvalue(), "ord")), password="ord") as locked:
        how = locked.encryption

    assert f"AES-{how.bits} (revision {how.R})" in text
    assert f"mindst {sending._FEWEST_BITS:.0f} bit" in text
    assert "Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)" in getsource(package)
    assert "X25519 sammen med ML-KEM-768 (HPKE, HKDF-SHA256, AES-256-GCM)" in text


def test_lock_log_and_copies_are_as_they_are_said_to_be() -> None:
    policy, text = bundled_catalogue().policy, read("sikkerhed")
    log = CrashLog.most_bytes
    signs = audit_code.HASH_SIGNS
    told = (
        f"{policy.locking.idle_minutes} minutter ved skrivebordet",
        f"{policy.locking.visit_minutes} under et besøg",
        f"udklipsholderen efter {policy.clipboard.clear_after_seconds} sekunder",
        f"hver {DAYS_BETWEEN_DRILLS}. dag",
        f"de seneste {ALL_DAYS} dage",
        f"én om ugen i {(WEEKLY_DAYS - ALL_DAYS) // 7} uger",
        f"højst {policy.backups.longest_days} dage",
        f"to filer på højst {log // 1024} kB",
        f"{signs} tegn ({signs * audit_code._BITS} bit)",
    )

    assert [words for words in told if words not in text] == []


# --- the guide to the overlay ---


def examples() -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in EXAMPLE.finditer(read("tilpasning"))]


def contents(catalogue: Catalogue) -> tuple[object, ...]:
    return (
        catalogue.form, catalogue.scales, catalogue.guides, catalogue.phrases, catalogue.anchors,
        catalogue.leaflets, catalogue.handbook, catalogue.policy, catalogue.glossary, catalogue.texts,
    )


@pytest.mark.parametrize(("name", "content"), examples(), ids=[name for name, _ in examples()])
def test_an_example_is_read_without_a_mistake_and_changes_something(
    overlay: Overlay, name: str, content: str
) -> None:
    path = name.removesuffix(ADDED)
    whole = (BUNDLED / path).read_text(encoding="utf-8") + "\n" if name.endswith(ADDED) else ""

    catalogue, warnings = Catalogue.load(BUNDLED, overlay((path, whole + content)))

    unlicensed = [w for w in warnings if "Her mangler tekst til" in w.message]
    assert [str(w) for w in warnings if w not in unlicensed] == []
    assert len(unlicensed) == path.startswith("anchors/")
    assert contents(catalogue) != contents(bundled_catalogue())


def test_there_is_an_example_of_every_file_that_can_be_laid_over() -> None:
    readme = (BUNDLED / "README.md").read_text(encoding="utf-8")
    _, _, table = readme.partition("| Fil | Sådan lægges jeres oven på |")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", table.partition("\n\n")[0], re.MULTILINE)
    ours = [files for files, how in rows if not how.startswith("kan ikke")]
    kinds = {path.split("/")[0] for files in ours for path in re.findall(r"`([^`]+)`", files)}

    assert len(kinds) >= 11
    assert {name.removesuffix(ADDED).split("/")[0] for name, _ in examples()} == kinds


def test_the_field_of_the_example_is_in_the_form(overlay: Overlay) -> None:
    (content,) = (content for name, content in examples() if name == f"{FORM}{ADDED}")
    whole = (BUNDLED / FORM).read_text(encoding="utf-8") + "\n" + content

    form = Catalogue([BUNDLED, overlay((FORM, whole))]).form

    assert form.field("bicycle").label.danish == "Kører barnet med på cykel?"


def shipped_rules() -> dict[str, object]:
    """Every rule of the policy that came with the program, by its dotted name; words count as one."""
    shipped = tomllib.loads((BUNDLED / "policy.toml").read_text(encoding="utf-8"))
    lists = {key: shipped.pop(key) for key in ("purposes", "channels")}
    information, name = shipped.pop("information"), shipped["municipality"].pop("name")
    assert information
    rules = dict(_leaves("", shipped))
    return {**rules, **lists, "information": "", "municipality.name": name["da"]}


def _leaves(stem: str, table: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(f"{stem}{key}.", value)
        else:
            yield f"{stem}{key}", value


def as_written(value: object) -> str:
    """A default as the table says it."""
    if isinstance(value, list):
        return ", ".join(f"`{entry['id']}`" for entry in value)
    if value == "":
        return "tom"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_every_rule_stands_in_the_guide_with_its_default_and_no_other() -> None:
    told = {key: default.strip() for key, default, *_ in RULE.findall(read("tilpasning"))}
    rules = {key: as_written(value) for key, value in shipped_rules().items()}

    assert told == {**rules, "information": "et udkast"}


def test_every_rule_the_program_knows_is_in_the_policy_that_ships() -> None:
    known = bundled_catalogue().policy.model_dump(mode="json")
    known["information"] = known["municipality"]["name"] = ""

    assert set(dict(_leaves("", known))) == set(shipped_rules())


def limits(key: str) -> str:
    """What a number may be, as the table says it."""
    model: Any = Policy
    *tables, last = key.split(".")
    for table in tables:
        model = model.model_fields[table].annotation
    bounds = {type(each).__name__: each for each in model.model_fields[last].metadata}
    least = bounds["Ge"].ge
    return f"{least}-{bounds['Le'].le}" if "Le" in bounds else f"{least} og op"


def test_the_guide_says_how_far_every_number_goes() -> None:
    told = {key: may_be.strip() for key, _, may_be, *_ in RULE.findall(read("tilpasning"))}
    numbers = [key for key, value in shipped_rules().items() if type(value) is int]

    assert len(numbers) > 10
    assert {key: told[key] for key in numbers} == {key: limits(key) for key in numbers}


def test_yes_or_no_is_what_a_rule_of_two_may_be() -> None:
    told = {key: may_be.strip() for key, _, may_be, *_ in RULE.findall(read("tilpasning"))}
    twos = {key for key, value in shipped_rules().items() if isinstance(value, bool)}

    assert twos == {key for key, may_be in told.items() if may_be == "`true`, `false`"}


def test_the_folder_is_where_the_program_looks() -> None:
    text = read("tilpasning")
    folders = [system(PROGRAM, appauthor=False).site_config_dir for system in (MacOS, Unix)]

    assert [folder for folder in (*folders, rf"C:\ProgramData\{PROGRAM}") if f"`{folder}`" not in text] == []
