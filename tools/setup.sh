#!/bin/sh
# In: "issue" or "test". Out: the system libraries for it, .venv, and Lowdown installed there.
# Silent where nothing is to be done; stops with one line where somebody else has to do it.
# PYTHON names the interpreter of a new .venv; without it, the first that fits is taken.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:?issue or test}
log=.cache/setup.log

stop() {
    echo "set-up: $*" >&2
    exit 1
}

fits() { # an interpreter that starts and is one of ours (a pyenv shim may do neither)
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

makes_venvs() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        fits "$PYTHON" || stop "PYTHON=$PYTHON is not Python 3.11, 3.12 or 3.13"
        python=$PYTHON
        return
    fi
    python=
    for candidate in python3 python3.13 python3.12 python3.11; do
        fits "$candidate" || continue
        python=${python:-$candidate}
        if makes_venvs "$candidate"; then
            python=$candidate
            return
        fi
    done
    [ -n "$python" ] || stop "Python 3.11, 3.12 or 3.13 is needed; please install one, or say where: make PYTHON=/path/to/python3"
}

missing_libraries() { # library=package, as the dynamic linker finds them
    "$python" - "$@" <<'END'
import ctypes
import sys

for pair in sys.argv[1:]:
    library, package = pair.split("=")
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
END
}

compiles_java() { # any JDK does, and Debian's run-time environment too
    java --list-modules 2>/dev/null | grep -q '^jdk.compiler@'
}

list_missing() { # needed: no going on without; wanted: what is not there is left out
    needed= wanted=
    makes_venvs "$python" || [ -x .venv/bin/pip ] ||
        needed="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if [ "$(uname -s)" = Linux ]; then
        needed="$needed $(missing_libraries libpango-1.0.so.0=libpango-1.0-0 libpangoft2-1.0.so.0=libpangoft2-1.0-0)"
        wanted="$(missing_libraries libharfbuzz-subset.so.0=libharfbuzz-subset0)"
    fi
    if [ "$purpose" = test ]; then
        needed="$needed $wanted" wanted= # WeasyPrint warns where HarfBuzz cannot subset, and under pytest a warning fails
        command -v pdfinfo >/dev/null || needed="$needed poppler-utils"
        compiles_java || wanted="$wanted default-jre-headless"
        [ -f /usr/share/java/jaxb-runtime.jar ] || wanted="$wanted libjaxb-java"
        command -v chromium >/dev/null || wanted="$wanted chromium"
        command -v npm >/dev/null || wanted="$wanted npm"
        [ -z "${CI:-}" ] || needed="$needed $wanted" wanted=
    fi
    needed=$(echo $needed) wanted=$(echo $wanted)
}

become_root() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then root=; return; fi
    sudo -n true >/dev/null 2>&1 && root='sudo -n'
}

apt_get() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1
}

install_packages() {
    list_missing
    [ -n "$needed$wanted" ] || return 0
    if become_root; then
        mkdir -p .cache
        echo "set-up: installing" $needed $wanted
        apt_get update || true # one source out of reach need not matter
        for packages in "$needed" "$wanted"; do # apart, so that what is only wanted cannot hold up the rest
            [ -z "$packages" ] || apt_get install -y --no-install-recommends $packages || true
        done
        list_missing
        [ -z "$needed" ] || stop "apt-get could not install $needed; it says why in $log"
    fi
    [ -z "$needed" ] || stop "please install $needed (Debian, Ubuntu: sudo apt-get install $needed)"
    [ -z "$wanted" ] || echo "set-up: going on without $wanted (Debian, Ubuntu: sudo apt-get install $wanted)" >&2
}

make_venv() {
    if fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    echo "set-up: making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv >/dev/null || stop "$python could not make a virtual environment in .venv"
}

install_lowdown() { # keyed to the settings, to the folder (scripts carry its name) and to the interpreter
    key="$(cksum <pyproject.toml) $(pwd) $(.venv/bin/python --version)"
    if [ -x .venv/bin/lowdown ]; then
        for done in "$purpose" test; do
            if [ "$(cat ".venv/.set-up-for-$done" 2>/dev/null)" = "$key" ]; then return; fi
        done
    fi
    what=.
    [ "$purpose" = issue ] || what='.[dev,verapdf,browser]'
    echo "set-up: installing Lowdown and what it needs into .venv"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --editable "$what" </dev/null ||
        stop "pip could not install Lowdown"
    .venv/bin/python -m compileall -q src # as pip does with what it installs, so that the first build is no slower
    echo "$key" >".venv/.set-up-for-$purpose"
}

install_page_checkers() { # axe-core, the Nu HTML checker and Lighthouse, as the lock file has them
    [ "$purpose" = test ] || return 0
    folder=.cache/npm
    key="$(cksum <tests/browser/package-lock.json)"
    [ "$(cat "$folder/node_modules/.set-up" 2>/dev/null)" != "$key" ] || return 0
    command -v npm >/dev/null || return 0 # it was wanted above
    echo "set-up: installing the checkers of web pages into $folder"
    mkdir -p "$folder"
    cp tests/browser/package.json tests/browser/package-lock.json "$folder"
    # The packages carry what they need: their install scripts only look for something newer.
    if npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund </dev/null >>"$log" 2>&1; then
        echo "$key" >"$folder/node_modules/.set-up"
        return
    fi
    [ -z "${CI:-}" ] || stop "npm could not install the checkers of web pages; it says why in $log"
    echo "set-up: going on without the checkers of web pages; npm says why in $log" >&2
}

if fits .venv/bin/python; then python=.venv/bin/python; else choose_python; fi
install_packages
make_venv
install_lowdown
install_page_checkers
