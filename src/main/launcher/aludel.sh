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

# The class archive: verbs that only read files load a small one, the others one that holds Python too. The first word
# that is a verb decides; a wrong guess costs time and nothing else.
kind=python
for word in "$@"; do
    case $word in
        heads | history | show | branches | revision | merge | init | list_templates | --help | -h | --version)
            kind=light
            break
            ;;
        upgrade | downgrade | current | stamp | check | edit | ensure_version | dump-schema | load-schema | db)
            break
            ;;
    esac
done
# What bin/aludel-prepare runs to make an archive of this kind: several command lines in one process.
main=dev.aludel.cli.Main
if [ -n "$ALUDEL_TRAIN" ]; then
    kind=$ALUDEL_TRAIN
    main=dev.aludel.cli.Training
fi

set -- --enable-native-access=ALL-UNNAMED -Dpolyglot.engine.WarnInterpreterOnly=false -cp "@CLASS_PATH@" "$main" "$@"
if [ "$JAVA_MAJOR" -ge 24 ]; then
    set -- --sun-misc-unsafe-memory-access=allow "$@"
    archive=$ALUDEL_HOME/archive/$kind-@BUILD@.aot
    if [ -n "$ALUDEL_TRAIN" ]; then
        set -- "-XX:AOTCacheOutput=$archive" "$@"
    elif [ -r "$archive" ]; then
        set -- "-XX:AOTCache=$archive" "$@"
    fi
else
    archive=$ALUDEL_HOME/archive/$kind-@BUILD@.jsa
    if [ -n "$ALUDEL_TRAIN" ]; then
        set -- "-XX:ArchiveClassesAtExit=$archive" "$@"
    elif [ -r "$archive" ]; then
        set -- "-XX:SharedArchiveFile=$archive" "$@"
    fi
fi
# Short runs: the first compiler and the simplest collector start fastest. The archive is mapped where it was made for,
# so that its pages are shared and none is rewritten. One that another JVM made is ignored without a word; that it was
# made from this jar, its name says, since not every JVM looks.
# shellcheck disable=SC2086 # several options in one variable
exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Xlog:disable \
    $ALUDEL_JAVA_OPTS "$@"
