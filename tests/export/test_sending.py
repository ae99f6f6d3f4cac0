from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pikepdf._core import EncryptionMethod

from transitions.export.sending import encrypt, make_passphrase

SECRET = "bølge-kande-lys-rugbrød-træ-vante"
WORDS = [f"ord{number}" for number in range(2048)]


@pytest.fixture(scope="module")
def open_pdf() -> bytes:
    target = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = "Overgangsskema"
        document.Root.Canary = pikepdf.String("kanariefugl")
        document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def locked(open_pdf: bytes) -> bytes:
    return encrypt(open_pdf, SECRET)


def test_opens_with_the_passphrase_only(locked: bytes) -> None:
    assert pypdf.PdfReader(BytesIO(locked), password=SECRET).metadata == {"/Title": "Overgangsskema"}
    for wrong in ("", SECRET + "x", SECRET.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(locked), password=wrong)


def test_is_aes_256_revision_6_and_open_to_screen_readers(locked: bytes) -> None:
    with pikepdf.open(BytesIO(locked), password=SECRET) as document:
        assert (document.encryption.R, document.encryption.bits) == (6, 256)
        assert document.encryption.stream_method == EncryptionMethod.aesv3
        assert document.allow.accessibility
        assert not document.owner_password_matched


def test_nothing_readable_is_left(open_pdf: bytes, locked: bytes) -> None:
    for canary in (b"kanariefugl", b"Overgangsskema"):
        assert canary in open_pdf
        assert canary not in locked
    assert b"/EncryptMetadata false" not in locked


def test_every_copy_is_sealed_anew(open_pdf: bytes, locked: bytes) -> None:
    assert encrypt(open_pdf, SECRET) != locked


def test_the_passphrase_may_be_typed_on_another_keyboard(open_pdf: bytes) -> None:
    locked = encrypt(open_pdf, "a\u030ablad")
    pikepdf.open(BytesIO(locked), password="åblad").close()


@pytest.mark.parametrize("secret", ["", "x" * 128, "æ" * 64])
def test_a_passphrase_the_format_cannot_hold_is_refused(open_pdf: bytes, secret: str) -> None:
    with pytest.raises(ValueError, match="1 to 127"):
        encrypt(open_pdf, secret)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_agrees(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sending.pdf"
    path.write_bytes(locked)
    arguments = ["qpdf", f"--password={SECRET}", "--show-encryption", str(path)]
    told = subprocess.run(arguments, capture_output=True, check=True, encoding="utf-8").stdout
    assert "R = 6" in told
    assert "stream encryption method: AESv3" in told
    assert "extract for accessibility: allowed" in told


def test_words_are_drawn_one_by_one() -> None:
    drawn = iter([0, 5, 5, 2047, 1, 2])
    assert make_passphrase(WORDS, 6, lambda below: next(drawn) % below).count("-") == 5


def test_every_word_is_asked_for_over_the_whole_list() -> None:
    asked: list[int] = []

    def randbelow(below: int) -> int:
        asked.append(below)
        return 0

    make_passphrase([*WORDS, *WORDS], 6, randbelow)
    assert asked == [2048] * 6


@pytest.mark.parametrize(("words", "count"), [([], 6), (["a"], 100), (WORDS, 5), (WORDS, 0)])
def test_a_weak_draw_is_refused(words: list[str], count: int) -> None:
    with pytest.raises(ValueError, match="too few"):
        make_passphrase(words, count, lambda _: 0)
