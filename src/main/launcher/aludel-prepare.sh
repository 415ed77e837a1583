#!/bin/sh
# Makes the class archives that bin/aludel starts from, for the Java that it finds: to be run again when another Java was
# installed. Without them Aludel works, and starts slower. What they hold is found by running the worked example and a
# history of every kind of directive, in the embedded PostgreSQL where that starts.
bin=$(cd "$(dirname "$0")" && pwd -P) || exit 1
home=${bin%/bin}
work=$(mktemp -d "${TMPDIR:-/tmp}/aludel-prepare.XXXXXX") || exit 1
trap 'cd "$work/server/migrations" 2>/dev/null && "$bin/aludel" db stop >/dev/null 2>&1; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# nothing that the person has set may lead away from the example
unset ALUDEL_URL DATABASE_URL ALEMBIC_CONFIG ALUDEL_JAVA_OPTS ALUDEL_PYTHON ALUDEL_PYTHON_PACKAGES ALUDEL_SQLALCHEMY
rm -rf "$home/archive" "$home/pyc" "$home/library"
# Python leaves its library and its compiled modules in the last two.
mkdir -p "$home/archive" "$home/pyc" "$home/library" || exit 1

# copy <name>: the two of them, to run in.
copy() {
    rm -rf "${work:?}/$1"
    mkdir "$work/$1" && cp -R "$home/example/." "$home/training" "$work/$1" && cd "$work/$1/migrations"
}

# train <kind> <command line>...: in a copy of its own, so that both kinds are made at once.
train() {
    kind=$1
    shift
    copy "$kind" || return 1
    ALUDEL_TRAIN=$kind "$bin/aludel" "$@" >"$work/$kind.log" 2>&1
}

light() {
    train light --help heads "history --verbose" history branches "show heads" "$@"
}

half=20230516_094500111
# A server of one's own is reached otherwise than the embedded one, so that one is also given by its URL.
url=$(copy server >&2 && "$bin/aludel" db start >/dev/null 2>&1 && "$bin/aludel" psql-url 2>/dev/null)
more="-c ../training/alembic.ini --url $url"
{
    light current "upgrade $half" "current --verbose" "upgrade head" "stamp head" "upgrade --sql $half" \
        "$more upgrade head" "$more downgrade base" "$more upgrade --sql 0004" "--url $url upgrade $half" || light
} &
light=$!
train python current "--python=always upgrade head" current "upgrade head" "--python=always downgrade base" \
    "--python=always upgrade --sql $half" || train python "--python=always upgrade --sql $half"
wait "$light"

for kind in light python; do
    ls "$home/archive/$kind"-* >/dev/null 2>&1 && continue
    echo "The class archive for $kind runs could not be made, so they start slower than they could:" >&2
    tail -n 5 "$work/$kind.log" >&2
done
