"""Lets Rasa start without TensorFlow, which no part of our pipeline or policies uses.

Replaces  the modules tensorflow, tensorflow_addons, tensorflow_hub and keras in sys.modules, before
          anything of Rasa is imported. A finder in front of all others gives stub modules, whose
          every name can be imported, subclassed and used as a decorator, and which do nothing.
Why       Rasa imports TensorFlow whatever the pipeline is: the classes of its own neural components
          derive from Keras classes.
Saves     5 s and 350 MB at the start (docs/performance.md); nothing a turn.
No fit    What would really compute with a stub module fails at once with a TypeError. A Rasa that
          needs more of TensorFlow at import fails tests/patches/test_without_tensorflow.py.

HOMEROOM_TENSORFLOW=1 leaves the real TensorFlow in place.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from actions.settings import settings

STUBBED = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "keras"})


class _AnyName(type):
    """Makes a class whose attributes are all classes like itself."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stub(name)


def _stub(name: str) -> type:
    return _AnyName(name, (_StubClass,), {})


class _StubClass(metaclass=_AnyName):
    """A base class, and a decorator that leaves what it decorates as it is."""

    def __new__(cls, *arguments: Any, **_: Any) -> Any:
        is_decorator = len(arguments) == 1 and callable(arguments[0])
        return arguments[0] if is_decorator else super().__new__(cls)

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __call__(self, decorated: Any) -> Any:
        return decorated

    def __class_getitem__(cls, _: Any) -> type:
        return cls


class _StubModule(ModuleType):
    __version__ = "2.12.0"
    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stub(name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds stub modules for everything below STUBBED."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in STUBBED:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StubModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def leave_out_tensorflow() -> None:
    """Installs the finder, unless the operator wants TensorFlow or it is loaded already."""
    if settings().tensorflow or STUBBED & sys.modules.keys():
        return
    sys.meta_path.insert(0, _Finder())
