"""What the gate lets out, held against the decision table: one case at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tests.gate.explaining import explains_exactly
from tests.gate.generator import BESIDE, NAMES, PHONES, situation
from tests.gate.hearing import Situation
from tests.gate.oracle import Judgement, judge, judge_unasked, last_day, may_keep
from tests.gate.papers import real_form, small_form, texts
from tests.gate.said import danish_day, said
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.disclosure import Audience, Disclosure, Entry, Glance, Product, Section, Topic
from transitions.domain.form import Field
from transitions.domain.gate import Release, Verdict, disclose, propose
from transitions.domain.person import Parent

CPR = "999999-9999"
IN_TEXT = {"unclear_answer", "needs_danish", "cpr_in_text", "score_in_text"}
"""Of these an answer may have several; the first is told."""


@dataclass
class Tally:
    """What has been seen so far."""

    cases: int = 0
    disclosures: int = 0
    went: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    obstacles: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another's as well."""
        self.cases += other.cases
        self.disclosures += other.disclosures
        self.went += other.went
        for mine, theirs in ((self.reasons, other.reasons), (self.obstacles, other.obstacles),
                             (self.told, other.told)):
            mine.update(theirs)


def examine_all(seeds: Iterable[int]) -> Tally:
    """Every case of these numbers; a failure names its number."""
    tally = Tally()
    for seed in seeds:
        s = situation(seed)
        examine_daycare(s, tally)
        if seed % 10 == 0:
            examine_proposal(s)
        if seed % 25 == 0:
            examine_parents(s)
    return tally


def verdict_of(s: Situation) -> Verdict:
    return disclose(s.record, s.ledger, s.policy, s.release, s.day, texts())


def examine_daycare(s: Situation, tally: Tally) -> None:
    """The daycare's copy, on paper or encrypted: exactly what the table allows, or the obstacles."""
    table = judge(s)
    tally.cases += 1
    verdict = verdict_of(s)
    assert (verdict.disclosure is None) == bool(table.obstacles), f"seed {s.seed}: {table.obstacles}"
    assert _told(verdict) <= table.obstacles, f"seed {s.seed}: {_told(verdict)} of {table.obstacles}"
    if verdict.obstacles or table.obstacles:
        assert verdict.obstacles, f"seed {s.seed}"
    if "wrong_audience" not in table.obstacles:
        names_the_rest(s, table, verdict)
    if verdict.disclosure is not None:
        assert verdict.disclosure.consented, f"seed {s.seed}"
        holds_exactly(s, table.goes, verdict.disclosure)
        assert danish_day(last_day(s)) in verdict.disclosure.model_dump_json(), f"seed {s.seed}"
    _count(tally, table, verdict)


def _told(verdict: Verdict) -> set[str]:
    return {obstacle.text_id.removeprefix("obstacle.") for obstacle in verdict.obstacles}


def _count(tally: Tally, table: Judgement, verdict: Verdict) -> None:
    tally.disclosures += verdict.disclosure is not None
    tally.went += len(table.goes)
    tally.reasons.update(w.reason.text_id for w in verdict.withheld)
    tally.obstacles.update(table.obstacles)
    tally.told.update(_told(verdict))


def names_the_rest(s: Situation, table: Judgement, verdict: Verdict) -> None:
    """Each answer that stays is told once, with a reason that holds and words for it."""
    named = [w.key for w in verdict.withheld]
    stays = {key for key, why in table.reasons.items() if why}
    assert len(named) == len(set(named)), f"seed {s.seed}: told twice"
    assert set(named) == stays, f"seed {s.seed}: {set(named) ^ stays}"
    for held in verdict.withheld:
        assert held.reason.text_id in table.reasons[held.key], f"seed {s.seed}: {held.key.field}"
        assert held.words, f"seed {s.seed}"


def holds_exactly(s: Situation, goes: frozenset[AnswerKey], disclosure: Disclosure) -> None:
    """Every word of what goes is there; no word of the rest, of the ledger or of the family is."""
    written = searchable(disclosure)
    labels = Counter[str]()
    for asked, answer in said(s.record):
        if answer.key in goes:
            labels[asked.label.danish] += 1
            lost = [word for word in words_of(s, asked, answer) if word not in written]
            assert not lost, f"seed {s.seed}: {answer.key.field} is missing"
        else:
            leaked = [word for word in words_of(s, asked, answer) if word in written]
            assert not leaked, f"seed {s.seed}: {answer.key.field} leaks"
    assert Counter(e.label.danish for e in entries(disclosure)) == labels, f"seed {s.seed}"
    hides_questions(s, set(labels), written)
    explains_exactly(s, goes, disclosure)
    for secret in (*BESIDE.values(), *NAMES, *PHONES, CPR):
        assert secret not in written, f"seed {s.seed}: {secret}"


def hides_questions(s: Situation, shown: set[str], written: str) -> None:
    """No question is named of which nothing goes (the real form's may use everyday words)."""
    if s.record.form.id == small_form().id:
        for asked in small_form().fields():
            label = asked.label.danish
            assert label in shown or label not in written, f"seed {s.seed}: asks {asked.id}"
        for topic in small_form().front.topics:
            named = {small_form().field(name).label.danish for name in topic.fields}
            assert (topic.title.danish in written) == bool(named & shown), f"seed {s.seed}: {topic.id}"


def searchable(disclosure: Disclosure) -> str:
    """The whole object as text, without the digits of its own hash."""
    return disclosure.model_dump_json().replace(disclosure.code, "")


def entries(disclosure: Disclosure) -> Iterator[Entry]:
    """Every entry, read off the parts themselves; in a glance under its whole question again."""
    for part in disclosure.paper.parts:
        if isinstance(part, Section):
            yield from part.entries
        elif isinstance(part, Glance):
            for topic in part.topics:
                yield from (_asked_in_full(topic, entry) for entry in topic.entries)


def _asked_in_full(topic: Topic, entry: Entry) -> Entry:
    """The real form asks «Søvn: antal lure»; under the topic *Søvn* the paper says «Antal lure»."""
    asked = {field.label.danish for field in real_form().fields()}
    whole = f"{topic.title.danish}: {entry.label.danish[:1].lower()}{entry.label.danish[1:]}"
    if whole not in asked:
        return entry
    return entry.model_copy(update={"label": entry.label.model_copy(update={"danish": whole})})


def words_of(s: Situation, asked: Field, answer: Answer) -> tuple[str, ...]:
    """The words by which an answer is known again, where it has some that nothing else holds."""
    if answer.stance != "answered" or answer.unread or asked.source:
        return ()
    if asked.kind in ("text", "repeat"):
        mark = s.marks[answer.key]
        return (mark, f"{mark}o") if answer.language != "da" else (mark,)
    return _chosen(asked, answer) if s.record.form.id == small_form().id else ()


def _chosen(asked: Field, answer: Answer) -> tuple[str, ...]:
    value = answer.value
    match asked.kind:
        case "choice" | "choices":
            labels = {c.id: c.label.danish.removeprefix("Valg ") for c in asked.choices}
            chosen = value if isinstance(value, list) else [value]
            return tuple(labels[c] for c in chosen if c in labels)
        case "yes_no":
            return ((asked.yes if value else asked.no).danish,)
        case "date":
            return (f"{int(str(value)[-2:])}. maj 1941",)
        case "time":
            return (str(value).replace(":", "."),)
        case _:
            return (str(value),)


def examine_proposal(s: Situation) -> None:
    """The proposal: as if everybody agreed, never cleared to leave, with what must be mended first."""
    if "wrong_audience" in judge(s).obstacles:
        verdict = propose(s.record, s.policy, s.release, s.day, texts())
        assert verdict.disclosure is None, f"seed {s.seed}"
        assert _told(verdict) & {"wrong_audience", "not_released"}, f"seed {s.seed}"
        s = as_daycare_copy(s)
    table = judge_unasked(s)
    verdict = propose(s.record, s.policy, s.release, s.day, texts())
    assert verdict.disclosure is not None, f"seed {s.seed}"
    assert not verdict.disclosure.consented, f"seed {s.seed}"
    assert _told(verdict) <= table.obstacles, f"seed {s.seed}: {_told(verdict)} of {table.obstacles}"
    assert table.obstacles - _told(verdict) <= IN_TEXT, f"seed {s.seed}: {table.obstacles} told by halves"
    assert bool(verdict.obstacles) == bool(table.obstacles), f"seed {s.seed}"
    names_the_rest(s, table, verdict)
    holds_exactly(s, table.free, verdict.disclosure)


# --- the parents' own papers ---


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
        kept = frozenset(a.key for asked, a in said(s.record) if may_keep(s, asked, parent))
        holds_of_family(s, kept, disclosure)
        explains_exactly(s, kept, disclosure)
        marks = Counter((e.label.danish, e.mark) for e in entries(disclosure))
        assert marks == Counter(
            (asked.label.danish, "shared" if a.key in goes else "kept")
            for asked, a in said(s.record) if a.key in kept
        ), f"seed {s.seed}"
        examine_other_papers(s, parent)


def holds_of_family(s: Situation, kept: frozenset[AnswerKey], disclosure: Disclosure) -> None:
    """As for the daycare, but the unfinished and the refused stand on it too."""
    written = searchable(disclosure)
    for asked, answer in said(s.record):
        words = words_of(s, asked, answer)
        if answer.key in kept:
            blank = answer.danish is not None and s.marks[answer.key] not in answer.danish.text
            assert blank or all(_is_printed(word, asked, written) for word in words), (
                f"seed {s.seed}: {answer.key.field}"
            )
        else:
            assert not [word for word in words if word in written], f"seed {s.seed}: {answer.key.field}"
    for secret in (*BESIDE.values(), *NAMES, *PHONES, CPR):
        assert secret not in written, f"seed {s.seed}: {secret}"


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
    labels = Counter(asked.label.danish for asked, a in said(s.record) if a.key in asks)
    assert Counter(e.label.danish for e in entries(sheet)) == labels, f"seed {s.seed}"
    explains_exactly(s, asks, sheet)
    written = searchable(sheet)
    for asked, answer in said(s.record):
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
    for asked, answer in said(s.record):
        if asked.reveals and not may_keep(s, asked, reader) and _hides_from(s, asked, reader):
            leaked = [word for word in words_of(s, asked, answer) if word in written]
            assert not leaked, f"seed {s.seed}: {asked.id} on {disclosure.product}"


def _hides_from(s: Situation, asked: Field, reader: Parent) -> bool:
    others = {detail for p in s.child.parents if p.id != reader.id for detail in p.protected}
    return bool(others & set(asked.reveals)) and asked.concerns in ("child", "all_parents")
