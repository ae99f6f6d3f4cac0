"""A family moves from one vault to another: whole, once, and never without a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from tests.storage.moves import KAREN, SOFIE, children, move, rows_of, send
from tests.storage.moving import (
    Visitor,
    add_family,
    copied,
    make_folder,
    play_families,
    say,
    surroundings,
    visitor,
)
from transitions.application import package_errors as errors
from transitions.application.arrivals import Preview
from transitions.application.desk import Desk
from transitions.application.dossier import Dossier
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Json


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with every practice family, played once."""
    folder = tmp_path_factory.mktemp("played") / "vault"
    make_folder(folder)
    play_families(folder, surroundings())
    return folder


def everything(desk: Desk, child: UUID) -> dict[str, Json]:
    """All that can be read about a family, today and as it was."""
    transitions = desk.store.subjects.belonging_to(child, "transition")
    told: dict[str, Json] = {"child": desk.records.child(child).model_dump(mode="json")}
    told["screenings"] = [s.model_dump(mode="json") for s in desk.records.screenings(child)]
    told["follow_up"] = desk.screenings.follow_up(child).model_dump(mode="json")
    for transition in transitions:
        record = desk.records.transition(transition)
        told[f"{transition}"] = _without_visitor(record)
        told[f"{transition}/digests"] = [record.digest(answer) for answer in record.answers]
        told[f"{transition}/ledger"] = desk.records.ledger(transition).model_dump(mode="json")
        told[f"{transition}/uses"] = sorted(str(use.model_dump()) for use in desk.records.uses(transition))
        told[f"{transition}/next"] = desk.overview.row(transition).model_dump(mode="json")
        told[f"{transition}/drafts"] = [d.model_dump(mode="json") for d in desk.store.drafts.of(transition)]
        past = desk.as_of(desk.store.families.read(child).versions[-1].recorded_at, transition)
        told[f"{transition}/past"] = _without_visitor(past.records.transition(transition))
    return told


def _without_visitor(record: TransitionRecord) -> TransitionRecord:
    return record.model_copy(update={"health_visitor": HealthVisitor()})


def test_every_practice_family_arrives_as_it_was(
    tmp_path: Path, played: Path, karen: Visitor
) -> None:
    with visitor(copied(played, tmp_path / "played"), around=karen.around) as sofie:
        drafts, due, consents = 0, 0, 0
        for child in sofie.do(children):
            before, sent = read_all(sofie, child)
            look = bring(sofie, karen, child)
            after, kept = read_all(karen, child)

            assert not _differences(before, after)
            assert [e for e in kept.events if e.kind != "move"] == list(sent.events)
            assert kept.model_copy(update={"events": sent.events}) == sent
            drafts += look.drafts
            consents += look.consents
            due += look.repeat_due
        assert min(drafts, due, consents) > 0
        assert len(karen.do(children)) == len(sofie.do(children))


def read_all(visitor: Visitor, child: UUID) -> tuple[dict[str, Json], Dossier]:
    return visitor.do(lambda desk: (everything(desk, child), desk.store.families.read(child)))


def bring(sender: Visitor, receiver: Visitor, child: UUID) -> Preview:
    """Look at a family first, then take it over."""
    file, words = send(sender, child)
    look = receiver.do(lambda desk: desk.takeovers.look(file, words))
    receiver.do(lambda desk: desk.takeovers.take(file, words, beside_others=True))
    return look


def _differences(before: dict[str, Json], after: dict[str, Json]) -> list[str]:
    """What reads otherwise; the uses there are those before and the taking over."""
    wrong = [name for name, told in before.items() if not name.endswith("/uses") and after[name] != told]
    uses = [name for name in before if name.endswith("/uses") and not set(before[name]) <= set(after[name])]
    return [*wrong, *uses]


def test_nothing_changes_at_the_sender_before_the_receipt(sofie: Visitor) -> None:
    child, transition = sofie.do(add_family)
    send(sofie, child)

    sofie.do(lambda desk: say(desk, transition, "our_child", "Alma ler."))
    (waiting,) = sofie.do(lambda desk: desk.colleagues.moved())
    assert (waiting.on_the_way, waiting.taker) == (True, KAREN)
    assert sofie.do(lambda desk: desk.overview.row(transition)).on_the_way_to == KAREN


WRITING: dict[str, Callable[[Desk, UUID, UUID], object]] = {
    "answer": lambda d, c, t: say(d, t, "our_child", "Nyt."),
    "write": lambda d, c, t: d.transitions.write(t, {"start_date": "2027-01-01"}),
    "jot": lambda d, c, t: d.transitions.jot(t, {"note": "x"}),
    "share": lambda d, c, t: d.transitions.share(t, "our_child", "parents", "share"),
    "close": lambda d, c, t: d.transitions.close(t),
    "child": lambda d, c, t: d.children.write(c, {"name": "Anna"}),
    "add_parent": lambda d, c, t: d.children.add_parent(c, {"name": "Jonas"}),
    "parent": lambda d, c, t: d.children.write_parent(_parent(d, c), {"name": "Anna"}),
    "remove_parent": lambda d, c, t: d.children.remove_parent(_parent(d, c)),
    "custody": lambda d, c, t: d.children.change_custody(
        _parent(d, c), "holder", "set", d.around.clock.today()),
    "start": lambda d, c, t: d.transitions.start(c),
    "screening": lambda d, c, t: d.screenings.begin(c, d.around.clock.today()),
    "refuse": lambda d, c, t: d.consents.refuse(t, _parent(d, c)),
    "withdraw": lambda d, c, t: d.consents.withdraw(t, _parent(d, c)),
    "log": lambda d, c, t: d.handovers.log(t, "printed", "meeting"),
    "journal": lambda d, c, t: d.handovers.entered_in_journal(t),
    "give": lambda d, c, t: d.colleagues.give(c, KAREN),
}


def _write(verb: Callable[[Desk, UUID, UUID], object], child: UUID, transition: UUID, desk: Desk) -> object:
    return verb(desk, child, transition)


def _parent(desk: Desk, child: UUID) -> UUID:
    return desk.store.subjects.belonging_to(child, "parent")[0]


def test_after_the_receipt_nothing_can_be_written(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    sofie.do(lambda desk: desk.children.write(child, {"name": "Alma P"}))
    move(sofie, karen, child)
    before = sofie.rows()

    for name, write in WRITING.items():
        with pytest.raises(errors.HandedOver):
            sofie.do(partial(_write, write, child, transition))
        assert sofie.rows() == before, name
    sofie.do(lambda desk: desk.transitions.settle(transition))
    sofie.do(lambda desk: desk.children.settle(child))
    assert sofie.rows() == before
    assert sofie.do(lambda desk: desk.records.transition(transition)).answers


def test_another_family_is_written_as_before(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    _, other = sofie.do(lambda desk: add_family(desk, "Bo Prøve"))
    move(sofie, karen, child)

    sofie.do(lambda desk: say(desk, other, "our_child", "Bo ler."))
    assert sofie.do(lambda desk: desk.overview.row(other)).handed_to == ""


def test_who_was_responsible_is_seen_on_both_sides(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    move(sofie, karen, child)

    for side in (sofie, karen):
        told = side.do(lambda desk: desk.colleagues.periods(child))
        assert [p.name for p in told] == [SOFIE, KAREN]
        assert told[0].until == told[1].since
        assert told[1].until is None
    assert sofie.do(lambda desk: desk.overview.row(transition)).handed_to == KAREN
    assert karen.do(lambda desk: desk.overview.row(transition)).handed_to == ""


def test_a_family_comes_back_with_what_was_written_meanwhile(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    move(sofie, karen, child)
    karen.do(lambda desk: say(desk, transition, "our_child", "Alma går."))
    karen.do(lambda desk: desk.transitions.close(transition))
    file, words = send(karen, child)

    look = sofie.do(lambda desk: desk.takeovers.look(file, words))
    assert look.state == "newer"
    assert [t.state for t in look.transitions] == ["newer"]
    sofie.do(lambda desk: desk.takeovers.take(file, words))
    assert sofie.do(lambda desk: rows_of(desk, child))["versions"] == (
        karen.do(lambda desk: rows_of(desk, child))["versions"])
    assert not sofie.do(lambda desk: desk.store.drafts.of(transition))
    assert [p.name for p in sofie.do(lambda desk: desk.colleagues.periods(child))] == [SOFIE, KAREN, SOFIE]
    sofie.do(lambda desk: desk.children.write(child, {"name": "Alma P"}))


def test_what_has_gone_another_way_is_refused_and_shown(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    file, words = send(sofie, child)
    karen.do(lambda desk: desk.takeovers.take(file, words))
    for side, said in ((sofie, "Her."), (karen, "Der.")):
        side.do(partial(say, transition=transition, field="our_child", words=said))
        side.do(lambda desk: desk.transitions.close(transition))
    file, words = send(sofie, child)
    before = karen.rows()

    look = karen.do(lambda desk: desk.takeovers.look(file, words))
    assert look.state == "diverged"
    assert not look.can_be_taken
    with pytest.raises(errors.FamilyOtherwise):
        karen.do(lambda desk: desk.takeovers.take(file, words))
    assert karen.rows() == before


def test_words_being_written_on_both_sides_are_never_lost(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    file, words = send(sofie, child)
    karen.do(lambda desk: desk.takeovers.take(file, words))
    karen.do(lambda desk: say(desk, transition, "sleep_naps", "Sover to gange."))
    sofie.do(lambda desk: say(desk, transition, "our_child", "Alma synger."))
    file, words = send(sofie, child)

    with pytest.raises(errors.FamilyOtherwise):
        karen.do(lambda desk: desk.takeovers.take(file, words))


@pytest.mark.parametrize(("wrote", "state"), [(False, "newer"), (True, "diverged")])
def test_a_family_that_comes_back_before_the_receipt_overwrites_no_word(
    sofie: Visitor, karen: Visitor, wrote: bool, state: str
) -> None:
    child, transition = sofie.do(add_family)
    file, words = send(sofie, child)
    karen.do(lambda desk: desk.takeovers.take(file, words))
    karen.do(lambda desk: say(desk, transition, "our_child", "Alma går."))
    if wrote:
        sofie.do(lambda desk: say(desk, transition, "sleep_naps", "Sover to gange."))
    file, words = send(karen, child)

    assert sofie.do(lambda desk: desk.takeovers.look(file, words)).state == state
