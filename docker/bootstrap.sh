#!/bin/sh
# bootstrap.sh [REQUIREMENTS]: uv in .tools, then .venv exactly as the hashed requirements say.
# uv comes by `pip --target`: neither venv nor ensurepip nor root is needed, and a distribution's lock on pip does not
# apply. uv finds the Python of .python-version, or any from 3.12 on, or fetches one.
set -eu
cd "$(dirname "$0")/.."
uv=.tools/bin/uv
# A pip that knows the setting keeps quiet about root; an older one does not read it.
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
export UV_NO_PROGRESS=1 UV_LINK_MODE="${UV_LINK_MODE:-copy}"

fail() {
    echo "$*" >&2
    exit 1
}

python_with_pip() {
    for python in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        "$python" -m pip --version >/dev/null 2>&1 && echo "$python" && return
    done
    return 1
}

if [ ! -x "$uv" ] || [ requirements/uv.txt -nt .tools/stamp ]; then
    python=$(python_with_pip) || fail "Python 3 with pip is needed: install python3 and python3-pip, then run this again."
    rm -rf .tools
    "$python" -m pip install -q --no-deps --require-hashes --target .tools -r requirements/uv.txt ||
        fail "uv could not be installed from the Python package index; what pip said stands above."
    touch .tools/stamp
fi
[ $# -gt 0 ] || exit 0

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
    rm -rf .venv
    "$uv" venv -q .venv 2>/dev/null || "$uv" venv -q --python '>=3.12' .venv ||
        fail "Python 3.12 or newer is needed: install it (apt, pyenv, python.org), then run this again."
fi
echo "Installing what $1 names"
"$uv" pip sync -q --python .venv/bin/python --require-hashes "$1" ||
    fail "The packages of $1 could not be installed; what uv said stands above."
