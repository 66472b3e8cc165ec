"""Rasa's graphs give the same results step by step as by its own scheduler."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.slots import AnySlot

from rasa_project.server.graph import _run
from rasa_project.server.slots import _copied


class Adder(GraphComponent):
    """Adds one to the sum of what it gets."""

    @classmethod
    def create(cls, *_: Any, **__: Any) -> Adder:
        return cls()

    def add(self, left: int, right: int = 0) -> int:
        return left + right + 1


def node(**needs: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=Adder, constructor_name="create", fn="add", config={})


@pytest.fixture
def runner(tmp_path: Any) -> DaskGraphRunner:
    nodes = {
        "last": node(left="first", right="second"),
        "second": node(left="first", right="given"),
        "first": node(left="given"),
        "not_needed": node(left="nowhere"),
    }
    schema = GraphSchema(nodes)
    return DaskGraphRunner(schema, LocalModelStorage(tmp_path), ExecutionContext(schema))


@pytest.mark.parametrize("targets", [["last"], ["second"], ["first", "last"]])
def test_step_by_step_is_the_same(runner: DaskGraphRunner, targets: list[str]) -> None:
    scheduled = type(runner).run
    expected = scheduled(runner, inputs={"given": 5}, targets=targets)
    assert _run(runner, inputs={"given": 5}, targets=targets) == expected
    assert _run(runner, inputs={"given": 7}, targets=targets) != expected


def test_a_result_that_is_given_is_not_worked_out(runner: DaskGraphRunner) -> None:
    found = _run(runner, inputs={"given": 5, "first": 100}, targets=["last"])
    assert found == {"last": 100 + (100 + 5 + 1) + 1}


def test_a_copied_slot_stands_alone() -> None:
    slot = AnySlot("facts", [{}], initial_value=["a"])
    slow, quick = copy.copy(slot), _copied(slot)
    assert quick.__dict__ == slow.__dict__
    assert type(quick) is AnySlot
    quick.value = ["b"]
    assert slot.value == ["a"]
