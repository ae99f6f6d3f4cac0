"""The sealed file by itself, and packages that were made to do harm."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.storage.moving import WORDS, Visitor, add_family, forged, make_folder, opened, visitor
from tests.storage.package_fuzz import meddle
from tests.storage.support import FAST
from transitions.application import package_errors as errors
from transitions.application.dossier import LARGEST, Package, read_package, write_package
from transitions.domain.fingerprint import fingerprint
from transitions.domain.receipt import make_receipt, read_receipt
from transitions.storage.package import MAGIC, Sealing

SEALING = Sealing(FAST)
KAREN = "Karen Øvesen"
Told = dict[str, Any]


@pytest.fixture
def karen(tmp_path: Path) -> Iterator[Visitor]:
    make_folder(tmp_path / "karen")
    with visitor(tmp_path / "karen", KAREN) as found:
        yield found


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Alma, packed."""
    make_folder(tmp_path / "sofie")
    with visitor(tmp_path / "sofie", "Sofie Øvesen") as sofie:
        child, _ = sofie.do(add_family)
        sealed = sofie.do(lambda desk: desk.colleagues.give(child, KAREN))
        return opened(sealed.file, sealed.words)


def test_what_is_sealed_comes_out_again() -> None:
    private = SEALING.make_key()
    _, public = SEALING.read_key(SEALING.public_key(private, "real"))
    by_words = SEALING.seal_by_words(b"hemmeligt", "real", "Æble  Ørred-åkande")
    to_key = SEALING.seal_to_key(b"hemmeligt", "practice", public)

    assert SEALING.look(by_words) == ("real", "words")
    assert SEALING.look(to_key) == ("practice", "key")
    assert SEALING.open(by_words, "æble ørred åkande", "") == b"hemmeligt"
    assert SEALING.open(to_key, "", private) == b"hemmeligt"


def test_two_files_of_the_same_are_not_alike() -> None:
    first, second = (SEALING.seal_by_words(b"det samme", "real", WORDS) for _ in range(2))
    assert first[-40:] != second[-40:]


def test_a_header_of_another_file_does_not_fit() -> None:
    """Swapped with its sum made right again: the words no longer open it."""
    first, second = (SEALING.seal_by_words(b"x" * 50, "practice", WORDS) for _ in range(2))
    begin = len(MAGIC) + 4 + int.from_bytes(first[len(MAGIC) : len(MAGIC) + 4], "big")
    assert first[begin:] != second[begin:]
    swapped = first[:begin] + second[begin:-32]

    with pytest.raises(errors.WrongWords):
        SEALING.open(_summed(swapped), WORDS, "")


def test_practice_cannot_be_relabelled() -> None:
    private = SEALING.make_key()
    public = SEALING.read_key(SEALING.public_key(private, "practice"))[1]
    with pytest.raises(errors.WrongWords):
        _open_relabelled(SEALING.seal_by_words(b"x", "practice", WORDS), private)
    with pytest.raises(errors.PackageDamaged):
        _open_relabelled(SEALING.seal_to_key(b"x", "practice", public), private)


def _open_relabelled(file: bytes, private: str) -> None:
    body = file[:-32]
    relabelled = body.replace(b'"vault":"practice"', b'"vault":"real"')
    length = int.from_bytes(body[len(MAGIC) : len(MAGIC) + 4], "big") - len("practice") + len("real")
    relabelled = MAGIC + length.to_bytes(4, "big") + relabelled[len(MAGIC) + 4 :]

    assert SEALING.look(_summed(relabelled))[0] == "real"
    SEALING.open(_summed(relabelled), WORDS, private)


def test_every_single_bit_counts() -> None:
    private = SEALING.make_key()
    _, public = SEALING.read_key(SEALING.public_key(private, "real"))
    for file in (SEALING.seal_by_words(b"x", "real", WORDS), SEALING.seal_to_key(b"x", "real", public)):
        for bit in range(0, len(file) * 8, 7):
            flipped = bytearray(file)
            flipped[bit // 8] ^= 1 << bit % 8
            with pytest.raises((errors.NotAPackage, errors.PackageDamaged)):
                SEALING.open(bytes(flipped), WORDS, private)


def test_a_key_is_refused_unless_it_is_whole() -> None:
    text = SEALING.public_key(SEALING.make_key(), "real")
    assert SEALING.read_key(f"\n {text.replace(chr(10), chr(13) + chr(10))} ") == SEALING.read_key(text)
    for wrong in ("", "hej", text[:-9], text.replace("A", "B", 1), text.replace(" 1\n", " 2\n"), "æ" + text):
        with pytest.raises(errors.NotAKey):
            SEALING.read_key(wrong)


def test_a_fingerprint_of_words_tells_keys_apart() -> None:
    words = [f"ord{number}" for number in range(2048)]
    keys = {SEALING.read_key(SEALING.public_key(SEALING.make_key(), "real"))[1] for _ in range(20)}
    assert len({fingerprint(key, words) for key in keys}) == 20
    assert len(fingerprint(b"x", words).split()) == 6


def test_a_receipt_tells_every_wrong_digit_and_every_swap() -> None:
    receipt = make_receipt(bytes(range(16)))
    digits = receipt.replace(" ", "")
    assert read_receipt(f" {digits} ") == read_receipt(receipt.replace(" ", "-")) == receipt
    for at in range(12):
        for other in set("0123456789") - {digits[at]}:
            _refused(digits[:at] + other + digits[at + 1 :])
    for at in range(11):
        if digits[at] != digits[at + 1]:
            _refused(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for wrong in ("", digits[:-1], f"{digits}0", "x" * 12, "٣" * 12):
        _refused(wrong)


def _refused(text: str) -> None:
    with pytest.raises(ValueError, match="check digits"):
        read_receipt(text)


def test_an_oversized_file_is_not_read(karen: Visitor) -> None:
    before = karen.rows()
    with pytest.raises(errors.PackageTooLarge):
        karen.do(lambda desk: desk.takeovers.look(MAGIC + bytes(LARGEST), WORDS))
    assert karen.rows() == before


def test_a_package_that_would_be_too_large_is_not_made(package: Package) -> None:
    (draft,) = package.dossier.drafts
    long = draft.model_copy(update={"value": "x" * LARGEST})
    dossier = package.dossier.model_copy(update={"drafts": (long,)})
    with pytest.raises(errors.PackageTooLarge):
        write_package(package.model_copy(update={"dossier": dossier}))


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (b"", errors.NotAPackage),
        (b"%PDF-1.7", errors.NotAPackage),
        (b"SQLite format 3\0" + bytes(4096), errors.NotAPackage),
        (MAGIC, errors.PackageDamaged),
        (MAGIC + b"\xff\xff\xff\xff" + bytes(99), errors.PackageDamaged),
    ],
)
def test_something_else_is_no_package(karen: Visitor, file: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        karen.do(lambda desk: desk.takeovers.look(file, WORDS))


@pytest.mark.parametrize(
    ("header", "error"),
    [
        ({"format": 2, "vault": "real", "way": "new"}, errors.PackageNewer),
        ({"format": 1, "vault": "real", "way": "new"}, errors.PackageDamaged),
        ({"format": 1, "iterations": 1, "lanes": 1, "memory_kib": 2**40, "nonce": "00" * 12,
          "salt": "00" * 16, "vault": "practice", "way": "words"}, errors.PackageDamaged),
        ({"format": 1, "iterations": 1, "lanes": 1, "memory_kib": 64, "nonce": "00", "salt": "00",
          "vault": "practice", "way": "words"}, errors.PackageDamaged),
        ({"format": 1, "suite": "none", "to": "00", "vault": "practice", "way": "key"},
         errors.PackageDamaged),
    ],
)
def test_a_header_of_the_future_or_of_an_enemy(header: Told, error: type[Exception]) -> None:
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(error):
        SEALING.open(_summed(MAGIC + len(text).to_bytes(4, "big") + text + bytes(40)), WORDS, "")


def _summed(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()


def _deep(told: Told) -> None:
    nested: Any = "x"
    for _ in range(60):
        nested = [nested]
    told["dossier"]["drafts"][0].update(key="jotting/note", value=nested)


def _set(name: str, value: object) -> Callable[[Told], None]:
    *path, last = name.split(".")

    def change(told: Any) -> None:
        for step in path:
            told = told[int(step)] if step.isdigit() else told[step]
        told[int(last) if last.isdigit() else last] = value

    return change


OTHER = str(uuid4())
HOSTILE: dict[str, Callable[[Told], object]] = {
    "a later format": _set("format", 7),
    "something unknown": _set("extra", 1),
    "something unknown within": _set("dossier.extra", []),
    "no dossier": lambda told: told.pop("dossier"),
    "the wrong type": _set("dossier.versions", "x"),
    "another child": _set("dossier.child", OTHER),
    "somebody else's version": _set("dossier.versions.0.subject", OTHER),
    "a draft of nobody": _set("dossier.drafts.0.subject", OTHER),
    "an unknown kind of subject": _set("dossier.subjects.1.kind", "profile"),
    "a key pair": _set("dossier.subjects.1.kind", "key_pair"),
    "a second child": _set("dossier.subjects.1.kind", "child"),
    "a grandchild": lambda told: _set(
        "dossier.subjects.2.belongs_to", told["dossier"]["subjects"][1]["id"])(told),
    "a transition without a salt": lambda told: [
        subject.update(salt=None) for subject in told["dossier"]["subjects"]],
    "a path for a salt": _set("dossier.subjects.0.salt", "../../vault.key"),
    "a version twice": lambda told: told["dossier"]["versions"].append(told["dossier"]["versions"][0]),
    "a draft twice": lambda told: told["dossier"]["drafts"].append(
        {**told["dossier"]["drafts"][0], "value": None}),
    "a version that replaces a stranger": _set("dossier.versions.0.replaces", OTHER),
    "a definition that is not its hash": _set("dossier.definitions.0.content", '{"sections":[]}'),
    "a form that is not there": lambda told: told["dossier"].update(definitions=[]),
    "an answer to no question": _set("dossier.drafts.0.key", "answer/no_such_field/parents/"),
    "an answer with no voice": _set("dossier.drafts.0.key", "answer/our_child"),
    "an answer that is a number": _set("dossier.drafts.0.value", 7),
    "a name that is a list": lambda told: [
        version.update(value=["x"]) for version in told["dossier"]["versions"] if version["key"] == "name"],
    "deep JSON": _deep,
    "a receipt that is none": _set("receipt", "1"),
    "a real vault's family": _set("vault", "real"),
    "a day that is not": _set("dossier.versions.0.valid_on", "2026-02-31"),
    "a moment without a zone": _set("dossier.versions.0.recorded_at", "2026-02-01T10:00:00"),
    "a moment in another spelling": _set("dossier.versions.0.recorded_at", 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_and_nothing_changes(
    name: str, package: Package, karen: Visitor
) -> None:
    file, before = forged(package, HOSTILE[name]), karen.rows()

    with pytest.raises((errors.PackageWrong, errors.PackageNewer, errors.OfPractice)):
        karen.do(lambda desk: desk.takeovers.look(file, WORDS))
    with pytest.raises((errors.PackageWrong, errors.PackageNewer, errors.OfPractice)):
        karen.do(lambda desk: desk.takeovers.take(file, WORDS, beside_others=True))
    assert karen.rows() == before


def test_unchanged_it_would_have_been_taken(package: Package, karen: Visitor) -> None:
    """The control: the forger's own sealing is not what is refused above."""
    file = forged(package, lambda told: told)
    assert karen.do(lambda desk: desk.takeovers.look(file, WORDS)).state == "new"


@pytest.mark.parametrize("rows", ["subjects", "versions", "events"])
def test_an_id_of_another_family_is_refused(package: Package, karen: Visitor, rows: str) -> None:
    """Whoever knows an id of hers could otherwise write into the wrong family."""
    bo, _ = karen.do(lambda desk: add_family(desk, "Bo Prøve"))
    karen.do(lambda desk: desk.colleagues.give(bo, "Ida"))
    hers = karen.do(lambda desk: desk.store.families.read(bo))
    stolen: dict[str, UUID] = {
        "subjects": hers.subjects[1].id, "versions": hers.versions[0].id, "events": hers.events[0].id,
    }
    child, author = str(package.dossier.child), package.giver.model_dump()

    def steal(told: Told) -> None:
        dossier = told["dossier"]
        if rows == "subjects":
            dossier["subjects"].append({**dossier["subjects"][1], "id": str(stolen[rows])})
        elif rows == "versions":
            dossier["versions"].append({**dossier["versions"][0], "id": str(stolen[rows])})
        else:
            dossier["events"].append({
                "id": str(stolen[rows]), "subject": child, "kind": "x", "value": None, "day": "2026-01-01",
                "recorded_at": "2026-01-01T00:00:00Z", "author": author,
            })

    file, before = forged(package, steal), karen.rows()
    with pytest.raises(errors.PackageClashes):
        karen.do(lambda desk: desk.takeovers.take(file, WORDS))
    assert karen.rows() == before


def test_another_spelling_of_the_same_is_refused(package: Package) -> None:
    content = write_package(package)
    assert read_package(content) == package
    for other in (content.replace(b",", b", ", 1), content + b"\n", content[:-1], b"[" * 5000, b"NaN",
                  content.replace(b'"value"', b'"value":1,"value"', 1), b"\xff" + content):
        with pytest.raises(errors.PackageWrong):
            read_package(other)


def test_meddled_packages_change_nothing(tmp_path: Path) -> None:
    told = meddle(120, tmp_path)
    assert told["PackageDamaged"] > 5
    assert told["PackageWrong"] > 5
