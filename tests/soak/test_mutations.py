"""The list of mutations stays true: each one applies, names a test that is there, and can be caught."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.soak.mutating import applies, attempt
from tests.soak.mutations import BLOCKS, MUTATIONS, UNASKED, Mutation
from tests.soak.run import named


@pytest.mark.parametrize("mutation", MUTATIONS, ids=named)
def test_a_mutation_applies_to_one_place(mutation: Mutation) -> None:
    assert applies(mutation)
    assert mutation.old != mutation.new


def test_the_named_tests_are_there() -> None:
    for test in {mutation.test for mutation in MUTATIONS}:
        file, *names = test.partition("[")[0].split("::")
        found: object = import_module(file.removesuffix(".py").replace("/", "."))
        for name in names:
            found = getattr(found, name, None)
        assert callable(found), test


def test_no_mutation_is_listed_twice() -> None:
    assert len({mutation[:3] for mutation in MUTATIONS}) == len(MUTATIONS)


@pytest.mark.parametrize("mutation", [UNASKED[0], BLOCKS[1]], ids=named)
def test_the_runner_sees_a_mutation_caught(mutation: Mutation) -> None:
    assert attempt(mutation) == "caught"


def test_the_runner_sees_a_change_that_no_test_notices() -> None:
    harmless = UNASKED[0]._replace(new=f"{UNASKED[0].old}  # the same")
    assert attempt(harmless) == "survived"


def test_the_runner_does_not_take_a_broken_program_for_a_caught_mutation() -> None:
    assert attempt(UNASKED[0]._replace(new="if :")) == "not run"
