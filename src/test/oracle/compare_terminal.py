"""Asks both tools the same things on a pseudo-terminal of several widths, where Alembic wraps its messages, and prints what differs.

    python compare_terminal.py ALUDEL

ALUDEL is the launcher. Standard input and output are the terminal; standard error, where Aludel says more, is not looked at.
"""

import difflib
import fcntl
import os
import pty
import re
import shutil
import struct
import sys
import tempfile
import termios
from pathlib import Path

REPOSITORY = Path(__file__).parents[1] / "resources/golden/cli/repository"
WIDTHS = (40, 80, 131)
LONG = "a message that goes on and on, well-known for its hyphens, its naïve words and its " + "very" * 30 + " long ones " * 9
QUESTIONS = [
    ["heads"], ["heads", "-v"], ["history"], ["history", "-v"], ["branches"], ["show", "head"], ["-q", "heads"],
    ["show", "nothing-of-that-name"], ["history", "-r", "nonsense"], ["upgrade", "nosuchrevision" * 12, "--sql"], ["show", "nosuch " * 40],
    ["upgrade", "+9", "--sql"], ["downgrade", "head", "--sql"], ["revision", "-m", "x", "--head", "aaaa"],
    ["list_templates"], ["init", "fresh"], ["init", "fresh"],
    ["-n", "nosuch", "heads"], ["-c", "nosuch.ini", "heads"], ["upgrade", "head", "--sql"],
    ["merge", "-m", "x", "head", "--rev-id", "eeee0001"], ["revision", "-m", LONG, "--rev-id", "ffff0001"], ["edit", "nosuch"], ["history", "-r", "ffff:"],
]


def ask(program, arguments, directory, columns):
    """What stands on the terminal in the end, and the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        # The width is set before the program starts, and by the one who will be asked for it.
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.chdir(directory)
        os.execvpe(program, [program, *arguments], os.environ | {"COLUMNS": str(columns), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"})
    output = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:
            read = b""
        if not read:
            break
        output += read
    os.close(terminal)
    return output.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def build(root):
    versions = root / "scripts/versions"
    versions.mkdir(parents=True)
    shutil.copy(REPOSITORY / "alembic.ini", root)
    for name in ("script.py.mako", "env.py"):
        shutil.copy(REPOSITORY / name, root / "scripts")
    parent = None
    for identifier, message in (("aaaa1111", "first"), ("bbbb2222", LONG), ("cccc3333", "third\n\nwith a\n\n    paragraph")):
        (versions / f"{identifier}_.py").write_text(
            f'"""{message}\n"""\nrevision = {identifier!r}\ndown_revision = {parent!r}\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n'
        )
        parent = identifier


def answers(program, columns, root):
    """The answers to all questions, asked in a repository built anew, of one name for both tools since long lines are wrapped."""
    build(root)
    given = []
    for question in QUESTIONS:
        text, code = ask(program, question, root, columns)
        text = text.replace("aludel init", "alembic init")
        given.append(f"exit {code}\n" + re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+", "DATE", text))
    shutil.rmtree(root)
    return given


def main():
    genuine, launcher = str(Path(sys.executable).with_name("alembic")), str(Path(sys.argv[1]).resolve())
    total = differing = 0
    for columns in WIDTHS:
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch).resolve() / "repository"
            pairs = zip(QUESTIONS, answers(genuine, columns, root), answers(launcher, columns, root))
        for question, theirs, ours in pairs:
            total += 1
            if theirs != ours:
                differing += 1
                print(f"{columns} columns: {' '.join(question)[:100]}")
                lines = difflib.unified_diff(theirs.split("\n"), ours.split("\n"), "alembic", "aludel", lineterm="", n=1)
                print("\n".join("    " + line for line in lines))
    print(f"on a terminal: {total - differing} of {total} agree to the byte")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
