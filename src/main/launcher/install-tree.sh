#!/bin/sh
# Completes the installed tree after Maven has packaged: puts our jar beside its libraries, writes the programs in bin,
# and brings the Python side and the worked example, which bin/aludel-prepare runs.
# Usage: install-tree.sh <project folder>
set -e
project=$1
launcher=$project/src/main/launcher
target=$project/target
tree=$target/aludel
rm -f "$tree"/lib/aludel-*.jar
cp "$target"/aludel-[0-9]*.jar "$tree/lib/"
# The JVM looks for a provider of loggers in every jar until it has found one, and then for the next: so it finds two.
cp "$tree/lib/launcher.jar" "$tree/lib/launcher-again.jar"
class_path=
# Then the two that classes are looked for in which no archive holds: each jar before them would have to be read for that.
for jar in "$tree"/lib/launcher*.jar "$tree"/lib/aludel-*.jar "$tree"/lib/postgresql-*.jar "$tree"/lib/*.jar; do
    case :$class_path: in *"/lib/${jar##*/}:"*) continue ;; esac
    class_path=$class_path${class_path:+:}\$ALUDEL_HOME/lib/${jar##*/}
done
build=$(cat "$tree"/lib/aludel-*.jar | cksum | cut -d " " -f 1)
rm -rf "$tree/example" "$tree/training" "$tree/python" "$tree/pyc"
mkdir -p "$tree/bin" "$tree/example"
cp -R "$project/src/main/python" "$tree/python"
find "$tree/python" -name __pycache__ -exec rm -rf {} +
cp -R "$project/migrations" "$project/sql" "$tree/example/"
cp -R "$launcher/training" "$tree/"
cp "$project/src/main/resources/templates/env-generic.py" "$tree/training/env.py"
rm -rf "$tree/example/migrations/.aludel"
cp "$launcher/aludel-prepare.sh" "$tree/bin/aludel-prepare"
sed -e "/^@FIND_JAVA@\$/{
r $launcher/find-java.sh
d
}" -e "s#@CLASS_PATH@#$class_path#" -e "s/@BUILD@/$build/" "$launcher/aludel.sh" >"$tree/bin/aludel.new"
chmod +x "$tree/bin/aludel.new" "$tree/bin/aludel-prepare"
mv "$tree/bin/aludel.new" "$tree/bin/aludel"
