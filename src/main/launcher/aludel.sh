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

# shellcheck disable=SC2034 # find_java asks for it
NEED_COMPILER=
find_java || exit 1
java_home_fits "${JAVA%/bin/java}"

# The class archive: verbs that only read files load a small one. Others load it too if the last such command here went
# without Python, as the mark says that it left, and else one that holds Python. The first word that is a verb decides; a
# wrong guess costs time and nothing else.
kind=python
mark=
said=
for word in "$@"; do
    said="$said $word"
    case $word in
        heads | history | show | branches | completion | revision | merge | init | list_templates | --help | -h | --version)
            kind=light
            break
            ;;
        upgrade | downgrade | current | stamp | check | ensure_version | doctor)
            mark=${XDG_CACHE_HOME:-$HOME/.cache}/aludel/marks/$(printf %s "$PWD$said" | cksum | tr ' ' -)
            [ -e "$mark.light" ] && kind=light
            break
            ;;
        edit | dump-schema | load-schema | db) break ;;
    esac
done
# What bin/aludel-prepare runs to make an archive of this kind: several command lines in one process.
main=dev.aludel.cli.Main
if [ -n "$ALUDEL_TRAIN" ]; then
    kind=$ALUDEL_TRAIN
    mark=
    main=dev.aludel.cli.Training
fi

# GraalPy asks for the JVM's management beans, whose making takes long: LateManagement makes them when one is used.
set -- --enable-native-access=ALL-UNNAMED -Djavax.management.builder.initial=dev.aludel.script.python.LateManagement \
    -Dpolyglot.engine.WarnInterpreterOnly=false -cp "@CLASS_PATH@" "$main" "$@"
if [ "$JAVA_MAJOR" -ge 24 ]; then
    set -- --sun-misc-unsafe-memory-access=allow "$@"
    archive=$ALUDEL_HOME/archive/$kind-@BUILD@.aot
    if [ -n "$ALUDEL_TRAIN" ]; then
        # Without profiles of what ran (JDK 25): runs are over before what is compiled ahead by them repays its compiling.
        set -- -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$archive" "$@"
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
# Headers and plain revisions leave little behind: a small nursery costs no time and halves the memory.
# Reflection is used a few times; the JVM would write and load classes to make it fast.
[ "$kind" = light ] && set -- -Xmn32m -Djdk.reflect.useNativeAccessorOnly=true "$@"
# Loading Python's classes and compiling its interpreter would start collections of the whole heap, which free nothing.
[ "$kind" = python ] && set -- -XX:MetaspaceSize=192m -XX:ReservedCodeCacheSize=160m "$@"
[ -n "$mark" ] && set -- "-Daludel.mark=$mark" "$@"
# Python's own library lies unpacked in the tree, so that nothing has to be written to the home of whoever runs it.
[ -d "$ALUDEL_HOME/library" ] && set -- "-Dpolyglot.engine.userResourceCache=$ALUDEL_HOME/library" "$@"
# Short runs: the first compiler and the simplest collector start fastest. The archive is mapped where it was made for,
# so that its pages are shared and none is rewritten. One that another JVM made is ignored without a word; that it was
# made from this jar, its name says, since not every JVM looks.
# shellcheck disable=SC2086 # several options in one variable
exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Xlog:disable \
    $ALUDEL_JAVA_OPTS "$@"
