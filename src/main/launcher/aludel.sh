#!/bin/sh
# Starts Aludel from wherever it is called, through links too.
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
bin=${self%/*}
ALUDEL_HOME=$(cd "$bin/.." && pwd -P) || exit 1

@FIND_JAVA@

NEED_COMPILER=
find_java || exit 1
java_home_fits "${JAVA%/bin/java}"

# Short runs: the first compiler and the simplest collector start fastest. Of class data, the JDK's own archive is shared.
# Arguments are texts, so the classes of picocli's other converters need not be loaded.
set -- -cp "@CLASS_PATH@" dev.aludel.cli.Main "$@"
[ "$JAVA_MAJOR" -ge 24 ] && set -- --sun-misc-unsafe-memory-access=allow "$@"
set -- -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData \
    '-Dpicocli.converters.excludes=java.(sql|time|net|nio|text).*' \
    --enable-native-access=ALL-UNNAMED -Dpolyglot.engine.WarnInterpreterOnly=false "$@"
# shellcheck disable=SC2086 # several options in one variable
exec "$JAVA" $ALUDEL_JAVA_OPTS "$@"
