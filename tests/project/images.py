"""What a Dockerfile puts into its image, worked out without a container engine."""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

import tomli
from packaging.markers import Marker

from tests.project.layout import ROOT

LINUX = {"sys_platform": "linux", "platform_machine": "x86_64", "python_version": "3.10"}
LINUX |= {"python_full_version": "3.10.13", "platform_python_implementation": "CPython"}


def dockerfile(name: str) -> str:
    """The text, its continued lines joined."""
    return (ROOT / "docker" / name).read_text().replace("\\\n", "")


def copied(text: str) -> list[str]:
    """Sources that the build takes from the repository."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    return [source for line in lines for source in line.split()]


def installed(text: str) -> set[str]:
    """Names of the packages in the image: the lock file without what is pruned."""
    locked = {p["name"]: p for p in tomli.loads((ROOT / "uv.lock").read_text())["package"]}
    pruned = set(re.findall(r"--prune (\S+)", text))
    found: set[str] = set()
    waiting = [("homeroom", "")]
    while waiting:
        name, extra = waiting.pop()
        if name in pruned or (name in found and not extra):
            continue
        found.add(name)
        package = locked[name]
        needed = [*package.get("dependencies", ())]
        needed += package.get("optional-dependencies", {}).get(extra, [])
        for one in needed:
            if "marker" not in one or Marker(one["marker"]).evaluate(LINUX):
                waiting.append((one["name"], ""))
                waiting += [(one["name"], more) for more in one.get("extra", ())]
    return found - {"homeroom"}


def modules_left_out(packages: set[str]) -> set[str]:
    """Top-level modules that are here, but are not in an image with these packages alone."""
    inside: set[str] = set()
    outside: set[str] = set()
    for distribution in distributions():
        name = re.sub(r"[-_.]+", "-", distribution.metadata["Name"]).lower()
        tops = {Path(str(file)).parts[0].partition(".")[0] for file in distribution.files or ()}
        if name != "homeroom":
            (inside if name in packages else outside).update(top for top in tops if top)
    return {module for module in outside - inside if module.isidentifier()}
