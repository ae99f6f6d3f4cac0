"""What the gate lets out to a parent: her own copy, her sheet to sign, receipt, extract and full copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tests.gate.explaining import explains_exactly
from tests.gate.hearing import Situation
from tests.gate.oracle import judge, judge_unasked, may_keep
from tests.gate.papers import texts
from tests.gate.recognising import entries, hides_secrets, searchable, words_of
from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Audience, Disclosure, Product
from transitions.domain.form import Field
from transitions.domain.gate import Release, disclose, propose
from transitions.domain.person import Parent


def for_parent(s: Situation, product: Product, parent: Parent) -> Release:
    update = {"product": product, "audience": Audience(kind="parent", parent=parent.id)}
    return s.release.model_copy(update=update)


def as_daycare_copy(s: Situation) -> Situation:
    """The same wish through the daycare's own door."""
    update = {"product": "handover", "audience": Audience(kind="daycare")}
    return replace(s, release=s.release.model_copy(update=update))


def examine_parents(s: Situation) -> None:
    """Each parent's own copy: hers whole and rightly marked, nothing of the other's own or protected."""
    goes = judge(as_daycare_copy(s)).goes
    for parent in s.child.parents:
        release = for_parent(s, "parents", parent)
        disclosure = disclose(s.record, s.ledger, s.policy, release, s.day, texts()).disclosure
        assert disclosure is not None, f"seed {s.seed}"
        kept = frozenset(a.key for asked, a in s.said if may_keep(s, asked, parent))
        holds_of_family(s, kept, disclosure)
        explains_exactly(s, kept, disclosure)
        marks = Counter((e.label.danish, e.mark) for e in entries(disclosure))
        assert marks == Counter(
            (asked.label.danish, "shared" if a.key in goes else "kept")
            for asked, a in s.said if a.key in kept
        ), f"seed {s.seed}"
        examine_other_papers(s, parent)


def holds_of_family(s: Situation, kept: frozenset[AnswerKey], disclosure: Disclosure) -> None:
    """As for the daycare, but the unfinished and the refused stand on it too."""
    written = searchable(disclosure)
    for asked, answer in s.said:
        words = words_of(s, asked, answer)
        if answer.key in kept:
            blank = answer.danish is not None and s.marks[answer.key] not in answer.danish.text
            assert blank or all(_is_printed(word, asked, written) for word in words), (
                f"seed {s.seed}: {answer.key.field}"
            )
        else:
            assert not [word for word in words if word in written], f"seed {s.seed}: {answer.key.field}"
    hides_secrets(s, written)


def _is_printed(word: str, asked: Field, written: str) -> bool:
    return word in written or word.removesuffix("o") in written


def examine_other_papers(s: Situation, reader: Parent) -> None:
    """Sheet, receipt, extract and full copy for one parent: nothing that is another's protected detail."""
    papers: tuple[Product, ...] = ("receipt", "extract", "copy")
    found = [disclose(s.record, s.ledger, s.policy, for_parent(s, p, reader), s.day, texts()).disclosure
             for p in papers]
    found.append(sheet_for(s, reader))
    for disclosure in found:
        if disclosure is not None:
            hides_protected(s, reader, disclosure)


def sheet_for(s: Situation, reader: Parent) -> Disclosure:
    """One parent's sheet to sign: what is proposed, less what is the other's own; no other parent's name."""
    release = for_parent(s, "consent_sheet", reader)
    sheet = propose(s.record, s.policy, release, s.day, texts()).disclosure
    assert sheet is not None, f"seed {s.seed}"
    assert not sheet.consented, f"seed {s.seed}"
    asks = judge_unasked(replace(s, release=release)).free
    labels = Counter(asked.label.danish for asked, a in s.said if a.key in asks)
    assert Counter(e.label.danish for e in entries(sheet)) == labels, f"seed {s.seed}"
    explains_exactly(s, asks, sheet)
    written = searchable(sheet)
    for asked, answer in s.said:
        if answer.key not in asks:
            assert not [word for word in words_of(s, asked, answer) if word in written], f"seed {s.seed}"
    assert not [p.name for p in s.child.parents if p.id != reader.id and p.name in written], f"seed {s.seed}"
    return sheet


def hides_protected(s: Situation, reader: Parent, disclosure: Disclosure) -> None:
    """No protected detail of another parent: not her name, her number, or an answer that reveals one."""
    written = searchable(disclosure)
    for parent in s.child.parents:
        if parent.id != reader.id:
            assert parent.phone not in written, f"seed {s.seed}: {disclosure.product}"
            hidden = "name" in parent.protected and parent.name in written
            assert not hidden, f"seed {s.seed}: a protected name on {disclosure.product}"
    for asked, answer in s.said:
        if asked.reveals and not may_keep(s, asked, reader) and _hides_from(s, asked, reader):
            leaked = [word for word in words_of(s, asked, answer) if word in written]
            assert not leaked, f"seed {s.seed}: {asked.id} on {disclosure.product}"


def _hides_from(s: Situation, asked: Field, reader: Parent) -> bool:
    others = {detail for p in s.child.parents if p.id != reader.id for detail in p.protected}
    return bool(others & set(asked.reveals)) and asked.concerns in ("child", "all_parents")
