"""Two health visitors, and a family that goes from one to the other."""

from __future__ import annotations

from uuid import UUID

from tests.storage.moving import (
    Visitor,
)
from transitions.application.desk import Desk
from transitions.domain.version import Json

KAREN, SOFIE = "Karen Øvesen", "Sofie Øvesen"


def children(desk: Desk) -> tuple[UUID, ...]:
    return desk.store.subjects.all("child")


def rows_of(desk: Desk, child: UUID) -> Json:
    return desk.store.families.read(child).travelling.model_dump(mode="json")


def send(sender: Visitor, child: UUID) -> tuple[bytes, str]:
    sealed = sender.do(lambda desk: desk.colleagues.give(child, KAREN))
    return sealed.file, sealed.words


def move(sender: Visitor, receiver: Visitor, child: UUID) -> str:
    file, words = send(sender, child)
    taken = receiver.do(lambda desk: desk.takeovers.take(file, words, beside_others=True))
    sender.do(lambda desk: desk.colleagues.receive(taken.receipt))
    return taken.receipt
