#!/usr/bin/env bash
# Reads the widget's JavaScript: lint and format by biome, types by tsc, both by widget/package-lock.json.
#   scripts/lint_widget.sh [--write]     --write mends format and what is safe to mend
# The tools lie in build/, since everything below widget/ is served to browsers.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PATH:$PWD/.venv/bin"  # where scripts/setup.sh puts Node when the machine has none
tools=build/widget-tools

left_out() {  # a machine without Node or network goes on; CI does not
  printf '• The widget is NOT checked: %s\n' "$1" >&2
  if [ -n "${CI:-}" ]; then exit 1; fi
  exit 0
}

command -v npm >/dev/null || left_out "there is no Node here (scripts/setup.sh test brings it)"
if ! cmp -s widget/package-lock.json "$tools/package-lock.json"; then
  mkdir -p "$tools"
  cp widget/package.json widget/package-lock.json "$tools/"
  npm ci --prefix "$tools" --silent --no-audit --no-fund --ignore-scripts \
    || { rm -f "$tools/package-lock.json"; left_out "its tools were not installed; is npm reachable?"; }
fi
(cd widget && "../$tools/node_modules/.bin/biome" check --error-on-warnings "$@")
"$tools/node_modules/.bin/tsc" --project widget
