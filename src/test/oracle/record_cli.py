"""Records what the genuine Alembic answers on the command line, for CommandLineGoldenTest.

usage: record_cli.py ALEMBIC GOLDEN_DIRECTORY [DATABASE_URL]

With the URL of an empty database, which is emptied again, the case that needs one is recorded too.

For each case a repository is built from its `graph`, the commands run in it one after the other, and the answers are
written to GOLDEN_DIRECTORY/<case>.golden. The repository's directory is written as {here}, a date as {date}. The graph
stands in the golden file too, so the test builds the same repository from it and from GOLDEN_DIRECTORY/repository:

    revision  down_revisions  depends_on  branch_labels  message       (a dash for none, commas between several)
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LINEAR = ["aaaa1111 - - - first", "bbbb2222 aaaa1111 - - second", "cccc3333 bbbb2222 - - third"]
DIAMOND = [
    "aaaa1111 - - - start",
    "bbbb2222 aaaa1111 - left go left",
    "cccc3333 aaaa1111 - - go right",
    "dddd4444 bbbb2222,cccc3333 - - join",
    "eeee5555 dddd4444 - - go on",
]
BASES = [
    "aaaa1111 - - shop start shop",
    "bbbb2222 aaaa1111 - - more shop",
    "cccc3333 - - stock start stock",
    "dddd4444 cccc3333 bbbb2222 - stock needs shop",
]

# Lines for the ini, before the graph: what is configured beside script_location.
INI = {
    "dated": ["file_template = more/%%(slug)s_%%(rev)s", "recursive_version_locations = true", "timezone = utc",
              "truncate_slug_length = 12"],
    "places": ["version_locations = %(here)s/scripts/versions:%(here)s/scripts/versions/more"],
    "hooks": ["output_encoding = latin-1", "[post_write_hooks]", "hooks = mark, tell", "mark.type = exec", "mark.executable = sed",
              "mark.options = -i -e 's/first words/\"other\" words/' REVISION_SCRIPT_FILENAME", "tell.type = exec", "tell.executable = false"],
    "unhooked": ["[post_write_hooks]", "hooks = a", "a.entrypoint = b"],
    "zone": ["timezone = Mars/Olympus"],
}

CASES = {
    "dated": (LINEAR, ["revision -m 'a message of many words' --rev-id ffff0001", "heads", "history -r cccc:"]),
    "places": (LINEAR, ["revision -m one --rev-id ffff0001", "revision -m two --rev-id ffff0002 --version-path scripts/versions/more",
                        "revision -m base --rev-id ffff0003 --head base --splice", "revision -m three --rev-id ffff0004 --version-path ./scripts/versions --head ffff0002",
                        "revision -m four --rev-id ffff0005 --version-path scripts/nowhere --head ffff0004", "heads"]),
    "hooks": (LINEAR, ["revision -m 'first words' --rev-id ffff0001"]),
    "unhooked": (LINEAR, ["revision -m x --rev-id ffff0001"]),
    "zone": (LINEAR, ["revision -m x --rev-id ffff0001", "heads"]),
    "offline": (
        DIAMOND,
        ["upgrade aaaa:bbbb --sql", "upgrade bbbb:eeee --sql", "upgrade cccc,bbbb --sql", "downgrade -1 --sql",
         "downgrade bbbb:aaaa --sql", "downgrade bbbb:eeee --sql", "stamp head --sql", "stamp aaaa:eeee --sql", "stamp aaaa:bbbb cccc:eeee --sql", "stamp --purge --sql head",
         "ensure_version --sql", "upgrade dddd:head --sql --tag x"],
    ),
    "linear": (
        LINEAR,
        [
            "heads", "heads -v", "heads --verb", "heads --resolve-dependencies", "history", "history -v", "history --verbose",
            "history -r aaaa1111:bbbb2222", "history -r bbbb:", "history -r :bbbb", "history -r=-2:", "history -r-2:", "history -vr:head-1",
            "history -r -2:", "history -r base:+2", "history -r nonsense", "history --rev cccc:", "history -r x:y", "branches", "show head",
            "show bbbb", "show heads", "show base", "show nosuch", "show", "upgrade", "upgrade a b", "heads -x a=b",
            "-q heads", "-x a=b heads", "--qui history", "-n nosuch heads", "revision --he", "revision --sq", "revision --spl=1", "stamp", "edit nosuch", "list_templates x",
            "revision --sql", "revision --sql --autogenerate",
        ],
    ),
    "diamond": (
        DIAMOND,
        ["heads", "history", "show dddd", "show aaaa", "history -r left@base:dddd", "history -r bbbb:cccc", "show left@head",
         "history -r bbbb:eeee", "heads -v"],
    ),
    "bases": (
        BASES,
        ["heads", "heads --resolve-dependencies", "history", "history -v", "show head", "show shop@head", "show stock@base", "branches", "heads -v"],
    ),
    "revision": (
        LINEAR,
        [
            "revision -m 'Add a Thing, or two!' --rev-id ffff0001",
            "revision --rev-id ffff0002",
            "revision -m x --rev-id ffff0003 --head bbbb",
            "revision -m x --rev-id ffff0003 --head bbbb --splice --branch-label side",
            "revision -m x --rev-id ffff0004",
            "revision -m needs --rev-id ffff0005 --head side@head --depends-on ffff0002",
            "revision -m illegal --rev-id a-b@c",
            "revision -m elsewhere --rev-id ffff0006 --head side@head --version-path nowhere",
            "revision -m 'a very long message that goes on and on and on until it must be cut' --rev-id ffff0007 --head side@head",
            "merge -m together --rev-id ffff0008 heads",
            "merge -m again --rev-id ffff0009 aaaa bbbb",
            "heads", "history",
        ],
    ),
}

# Over DIAMOND, in a database that is empty at first.
ONLINE = [
    "current", "current --check-heads", "ensure_version", "current", "stamp -- -1", "current", "stamp bbbb", "current", "current -v", "history -i", "history -v -i", "history -r current:",
    "history -r :current", "history -r -1:current", "show current", "stamp bbbb cccc", "current", "current -v", "show current",
    "current --check-heads", "history -i", "upgrade +1", "current", "stamp nosuch", "stamp --purge aaaa cccc", "current",
    "stamp --purge aaaa", "current", "upgrade left@bbbb", "current", "upgrade +2", "upgrade heads", "upgrade +1", "current -c", "current", "history -i -r dddd:",
    "downgrade -1", "downgrade -2", "current", "downgrade left@base", "downgrade base", "downgrade -1", "current", "-q upgrade head", "-q current", "stamp base", "current",
    "current -v",
]
URL = "postgresql://nobody@localhost/nothing"


def build(directory, repository, graph, ini, url=URL):
    versions = directory / "scripts" / "versions"
    versions.mkdir(parents=True)
    (directory / "alembic.ini").write_text((repository / "alembic.ini").read_text().replace(URL, url) + "".join(line + "\n" for line in ini))
    shutil.copy(repository / "script.py.mako", directory / "scripts")
    shutil.copy(repository / "env.py", directory / "scripts")
    for row in graph:
        revision, down, depends, labels, message = row.split(" ", 4)
        listed = lambda text: None if text == "-" else tuple(text.split(","))
        (versions / f"{revision}_.py").write_text(
            f'"""{message}\n\nMore about {revision}.\n"""\nrevision = {revision!r}\ndown_revision = {listed(down)!r}\n'
            f"branch_labels = {listed(labels)!r}\ndepends_on = {listed(depends)!r}\n"
            "def upgrade():\n    pass\ndef downgrade():\n    pass\n"
        )


def tidy(text, directory):
    text = text.replace(str(directory.resolve()), "{here}").replace("alembic init", "aludel init")
    text = re.sub(r"(?<=^Current revision\(s\) for )\S+(?=:$)", "{url}", text, flags=re.MULTILINE)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+", "{date}", text)


def record(alembic, repository, graph, commands, ini, url=URL):
    lines = [f"ini {line}" for line in ini] + [f"graph {row}" for row in graph]
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(temporary)
        build(directory, repository, graph, ini, url)
        for command in commands:
            before = set((directory / "scripts" / "versions").rglob("*.py"))
            run = subprocess.run(
                f"{alembic} {command}", shell=True, cwd=directory, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            )
            lines.append(f"$ {command}")
            lines.append(f"exit {run.returncode}")
            lines += ["| " + line for line in tidy(run.stdout, directory).split("\n")]
            error = [line for line in run.stderr.splitlines() if ": error: " in line]
            lines += ["! " + line.split(": error: ", 1)[1] for line in error]
            for path in sorted(set((directory / "scripts" / "versions").rglob("*.py")) - before):
                lines.append(f"file {tidy(path.name, directory)}")
                lines += ["+ " + line for line in tidy(path.read_text(errors="replace"), directory).split("\n")]
    return "\n".join(lines) + "\n"


def main():
    alembic, target = sys.argv[1], pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for name, (graph, commands) in CASES.items():
        (target / f"{name}.golden").write_text(record(alembic, target / "repository", graph, commands, INI.get(name, [])))
    if len(sys.argv) > 3:
        (target / "online.golden").write_text(record(alembic, target / "repository", DIAMOND, ONLINE, [], sys.argv[3]))


main()
