"""The audit says what it found and what it could not look up, and never takes silence for clean."""

from __future__ import annotations

import pytest

from scripts.audit import (
    CLEAN,
    LIST,
    NOT_CHECKED,
    UNREVIEWED,
    Online,
    applying,
    locked,
    read_report,
    reviewed,
    verdict,
)
from tests.project.layout import ROOT

KNOWN = reviewed(LIST.read_text())
VERSIONS = locked((ROOT / "uv.lock").read_text())


def test_the_lock_file_is_read_whole() -> None:
    assert VERSIONS["rasa"] == "3.6.21"
    assert len(VERSIONS) > 150


def test_every_reviewed_advisory_has_a_reason_and_a_day() -> None:
    for one in KNOWN:
        assert len(one.why) > 30, one.package
        assert str(one.reviewed_on) >= "2026-11-24"


def test_no_advisory_that_can_be_reached_is_accepted() -> None:
    assert [one.package for one in applying(KNOWN, VERSIONS) if one.reachable] == []


def test_an_old_version_falls_into_the_range_and_a_new_one_does_not() -> None:
    assert "aiohttp" in {one.package for one in applying(KNOWN, {"aiohttp": "3.9.5"})}
    assert applying(KNOWN, {"aiohttp": "3.13.3"}) == []
    assert applying(KNOWN, {"rasa": "3.6.21"}) == []
    assert applying(KNOWN, {"rasa": "3.6.20"})


@pytest.mark.parametrize(
    ("online", "code"),
    [
        (None, NOT_CHECKED),
        (Online((), ("rasa", "sanic"), 0), NOT_CHECKED),
        (Online((), ("rasa",), 100), NOT_CHECKED),
        (Online((), (), 100), CLEAN),
        (Online((("scikit-learn", "CVE-2024-5206"),), (), 100), CLEAN),
        (Online((("sanic", "CVE-2099-1"),), (), 100), UNREVIEWED),
    ],
)
def test_only_a_full_look_with_reviewed_results_is_clean(online: Online | None, code: int) -> None:
    assert verdict(online, KNOWN) == code


def test_a_report_with_skipped_packages_names_them() -> None:
    report = {
        "dependencies": [
            {"name": "sanic", "version": "21.12.2", "vulns": [{"id": "CVE-1"}]},
            {"name": "rasa", "skip_reason": "Dependency not found on PyPI"},
        ]
    }
    assert read_report(report) == Online((("sanic", "CVE-1"),), ("rasa",), 1)
