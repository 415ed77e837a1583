#!/bin/sh
# Makes the class archives that bin/aludel starts from, for the Java that it finds: to be run again when another Java was
# installed. Without them Aludel works, and starts slower. What they hold is found by running the worked example, in the
# embedded PostgreSQL where that starts.
bin=$(cd "$(dirname "$0")" && pwd -P) || exit 1
home=${bin%/bin}
work=$(mktemp -d "${TMPDIR:-/tmp}/aludel-prepare.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# nothing that the person has set may lead away from the example
unset ALUDEL_URL DATABASE_URL ALEMBIC_CONFIG ALUDEL_JAVA_OPTS ALUDEL_PYTHON ALUDEL_PYTHON_PACKAGES ALUDEL_SQLALCHEMY
rm -rf "$home/archive" "$home/pyc" "$home/library"
# Python leaves its library and its compiled modules in the last two.
mkdir -p "$home/archive" "$home/pyc" "$home/library" || exit 1

# train <kind> <command line>...: in a copy of the example of its own, so that both kinds are made at once.
train() {
    kind=$1
    shift
    rm -rf "${work:?}/$kind"
    mkdir "$work/$kind" && cp -R "$home/example/." "$work/$kind" && cd "$work/$kind/migrations" || return 1
    cp "$home"/training/*.py versions || return 1
    ALUDEL_TRAIN=$kind "$bin/aludel" "$@" >"$work/$kind.log" 2>&1
}

light() {
    train light --help heads "history --verbose" history branches "show heads" "$@"
}

half=20230516_094500111
{ light current "upgrade $half" "upgrade heads" current "current --verbose" "downgrade training@base" "upgrade heads" "stamp heads" \
    "upgrade --sql $half" || light; } &
train python current "--python=always upgrade heads" current "upgrade heads" "--python=always downgrade base" \
    "--python=always upgrade --sql $half" || train python "--python=always upgrade --sql $half"
wait

for kind in light python; do
    ls "$home/archive/$kind"-* >/dev/null 2>&1 && continue
    echo "The class archive for $kind runs could not be made, so they start slower than they could:" >&2
    tail -n 5 "$work/$kind.log" >&2
done
