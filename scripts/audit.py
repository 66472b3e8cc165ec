"""Looks up known advisories of every locked package: our own dated list, then pip-audit.

    python -m scripts.audit

Ends with 0 when every advisory found has been reviewed, 1 when one has not, and 2 when the online
source could not be asked: that is said, and never counts as clean.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "scripts" / "advisories.yml"
PIP_AUDIT = "pip-audit==2.9.0"
LOCKED = re.compile(r'^name = "([^"]+)"\nversion = "([^"]+)"', re.MULTILINE)

CLEAN, UNREVIEWED, NOT_CHECKED = 0, 1, 2


@dataclass(frozen=True)
class Reviewed:
    """An advisory a person has looked at."""

    package: str
    below: str
    reachable: bool
    why: str
    reviewed_on: object
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Online:
    """What pip-audit said: advisories by package, and the packages it could not look up."""

    found: tuple[tuple[str, str], ...]  # package, advisory id
    skipped: tuple[str, ...]
    checked: int


def locked(lock: str) -> dict[str, str]:
    """Package -> version in a uv.lock."""
    return dict(LOCKED.findall(lock))


def reviewed(text: str) -> list[Reviewed]:
    """The reviewed advisories of advisories.yml."""
    entries = yaml.safe_load(text)
    return [Reviewed(**{**entry, "ids": tuple(entry["ids"])}) for entry in entries]


def applying(known: list[Reviewed], versions: dict[str, str]) -> list[Reviewed]:
    """Those whose range the locked version falls into."""
    return [
        one
        for one in known
        if one.package in versions and Version(versions[one.package]) < Version(str(one.below))
    ]


def read_report(report: dict[str, Any]) -> Online:
    """What a pip-audit JSON report holds."""
    packages = report["dependencies"]
    return Online(
        found=tuple((p["name"], v["id"]) for p in packages for v in p.get("vulns", ())),
        skipped=tuple(p["name"] for p in packages if "skip_reason" in p),
        checked=sum("skip_reason" not in p for p in packages),
    )


def verdict(online: Online | None, known: list[Reviewed]) -> int:
    """The exit code, and a line for everything that decides it."""
    if online is None or not online.checked:
        print("NOT CHECKED: the package index gave no advisories. This is no clean result;")
        print("run `make audit` where pypi.org itself can be reached.")
        return NOT_CHECKED
    ids = {advisory for one in known for advisory in one.ids}
    new = [(package, advisory) for package, advisory in online.found if advisory not in ids]
    for package, advisory in new:
        print(f"NOT REVIEWED: {package} {advisory}")
    if new:
        return UNREVIEWED
    if online.skipped:
        print(f"NOT CHECKED: {', '.join(online.skipped)}")
        return NOT_CHECKED
    print(f"{online.checked} packages looked up; every advisory found has been reviewed.")
    return CLEAN


def ask_pip_audit() -> Online | None:
    """Runs pip-audit in an environment of its own. None when it could not run."""
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    needed = ROOT / "build" / "requirements.txt"
    needed.parent.mkdir(exist_ok=True)
    export = [uv, "export", "--locked", "--no-dev", "--no-emit-project", "--no-hashes", "--quiet"]
    audit = [uv, "tool", "run", "--from", PIP_AUDIT, "pip-audit", "-r", str(needed), "--no-deps"]
    audit += ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    try:
        subprocess.run([*export, "-o", str(needed)], cwd=ROOT, check=True, capture_output=True)
        done = subprocess.run(audit, cwd=ROOT, capture_output=True, text=True, check=False)
        return read_report(json.loads(done.stdout))
    except (OSError, subprocess.CalledProcessError, json.JSONDecodeError, KeyError) as error:
        print(f"pip-audit could not run: {type(error).__name__}")
        return None


def main() -> int:
    """Both lists, offline first."""
    known = reviewed(LIST.read_text())
    versions = locked((ROOT / "uv.lock").read_text())
    print(f"Advisories known to this repository ({len(known)} reviewed):")
    for one in applying(known, versions):
        reach = "REACHABLE" if one.reachable else "not reachable"
        print(f"  {one.package} {versions[one.package]} (< {one.below}), {reach}: {one.why}")
    print("Asking pip-audit:")
    return verdict(ask_pip_audit(), known)


if __name__ == "__main__":
    sys.exit(main())
