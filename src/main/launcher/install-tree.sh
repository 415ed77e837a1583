#!/bin/sh
# Completes the installed tree after Maven has packaged: puts our jar beside its libraries and writes bin/aludel.
# Usage: install-tree.sh <launcher folder> <target folder>
set -e
launcher=$1
target=$2
tree=$target/aludel
rm -f "$tree"/lib/aludel-*.jar
cp "$target"/aludel-[0-9]*.jar "$tree/lib/"
class_path=
for jar in "$tree"/lib/aludel-*.jar "$tree"/lib/*.jar; do
    case :$class_path: in *"/lib/${jar##*/}:"*) continue ;; esac
    class_path=$class_path${class_path:+:}\$ALUDEL_HOME/lib/${jar##*/}
done
mkdir -p "$tree/bin"
sed -e "/^@FIND_JAVA@\$/{
r $launcher/find-java.sh
d
}" -e "s#@CLASS_PATH@#$class_path#" "$launcher/aludel.sh" >"$tree/bin/aludel.new"
chmod +x "$tree/bin/aludel.new"
mv "$tree/bin/aludel.new" "$tree/bin/aludel"
