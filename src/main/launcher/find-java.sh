# shellcheck shell=sh disable=SC2034 # JAVA is for whoever takes this in
# Sets JAVA to the first java of version 21 or newer: JAVA_HOME's, PATH's, then those in the usual folders, long-term
# releases first. A version is read from the JDK's "release" file, so nothing is started to find out.
java_home_fits() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    [ -z "$NEED_COMPILER" ] || [ -x "$1/bin/javac" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            JAVA_MAJOR=${value%%[!0-9]*}
            [ "${JAVA_MAJOR:-0}" -ge 21 ]
            return
        fi
    done <"$1/release"
    return 1
}

find_java() {
    if [ -n "$JAVA_HOME" ] && java_home_fits "$JAVA_HOME"; then
        JAVA=$JAVA_HOME/bin/java
        return 0
    fi
    on_path=$(command -v java) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/java}
    if [ -n "$on_path" ] && java_home_fits "$on_path"; then
        JAVA=$on_path/bin/java
        return 0
    fi
    best=0
    for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /opt/java/* /opt/jdk* /usr/local/openjdk-* /opt/homebrew/opt/openjdk*; do
        java_home_fits "$home" || continue
        rank=$JAVA_MAJOR
        case $JAVA_MAJOR in 21 | 25 | 29 | 33) rank=$((JAVA_MAJOR + 1000)) ;; esac
        if [ "$rank" -gt "$best" ]; then
            best=$rank
            JAVA=$home/bin/java
        fi
    done
    [ "$best" -gt 0 ] && return 0
    echo "Java 21 or newer is needed and was not found: install one (Debian, Ubuntu: apt install openjdk-21-jdk-headless; macOS: brew install openjdk@25) or set JAVA_HOME." >&2
    return 1
}
