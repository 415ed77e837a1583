"""Compares `upgrade --sql` of an existing Alembic repository, revision by revision, with the genuine tool.

Usage: python compare_repository.py --aludel target/aludel/bin/aludel [--show N] [--work DIR] VERSIONS_DIR

Run it with a Python that has the genuine Alembic. Every revision is first rendered alone by the genuine tool, in this
process. Those it can render offline without their application's packages make up the set that is compared: both tools
then render a copy of the repository in which the bodies of all other revisions are empty. A revision at which Aludel
stops is shown with its message, counted as a difference, and emptied, so that the rest is compared too.
"""

import argparse
import contextlib
import io
import pathlib
import re
import shutil
import subprocess
import sys
import warnings

from alembic import command
from alembic.config import Config
from sqlalchemy.engine.mock import MockConnection

ENV = """\
from alembic import context
context.configure(dialect_name="postgresql", literal_binds=True, dialect_opts={"paramstyle": "named"})
with context.begin_transaction():
    context.run_migrations()
"""
# Whether the genuine tool dropped bind values, for which it prints NULL; Aludel prints the values.
dropped = []
execute = MockConnection.execute


def watched(self, statement, parameters=None, execution_options=None):
    if parameters:
        dropped.append(statement)
    return execute(self, statement, parameters, execution_options)


MockConnection.execute = watched
RUNNING = re.compile(r"^-- Running upgrade (.*) -> (\S+)$", re.M)
HEADER = re.compile(r"^(revision|down_revision|branch_labels|depends_on)\b.*?=", re.M)


def header_of(text):
    """The header assignments of a revision file, as text."""
    import ast

    tree = ast.parse(text)
    wanted = {}
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        name = getattr(target, "id", None)
        if name in ("revision", "down_revision", "branch_labels", "depends_on"):
            wanted[name] = ast.literal_eval(node.value)
    return wanted


def emptied(text):
    lines = [f"{name} = {value!r}" for name, value in header_of(text).items()]
    return "\n".join(lines) + "\n\ndef upgrade():\n    pass\n\ndef downgrade():\n    pass\n"


def config(directory, output):
    result = Config(output_buffer=output)
    result.set_main_option("script_location", str(directory))
    return result


def render(directory, revision_range):
    output = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        command.upgrade(config(directory, output), revision_range, sql=True)
    return output.getvalue()


def sections(text):
    marks = list(RUNNING.finditer(text))
    result = {}
    for mark, after in zip(marks, marks[1:] + [None]):
        result[mark.group(2)] = text[mark.end() : after.start() if after else len(text)]
    return result


def run_aludel(binary, directory):
    return subprocess.run(
        [binary, "-c", str(directory / "alembic.ini"), "upgrade", "base:heads", "--sql"], capture_output=True, text=True
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aludel", required=True)
    parser.add_argument("--work", default="/tmp/compare_repository")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("versions")
    arguments = parser.parse_args()
    work = pathlib.Path(arguments.work)
    shutil.rmtree(work, ignore_errors=True)
    single = work / "single"
    (single / "versions").mkdir(parents=True)
    (single / "env.py").write_text(ENV)
    full = work / "full"
    (full / "versions").mkdir(parents=True)
    (full / "env.py").write_text(ENV)

    files = sorted(pathlib.Path(arguments.versions).glob("*.py"))
    refused = {}
    compared = []
    with_values = []
    for file in files:
        text = file.read_text()
        header = header_of(text)
        if "revision" not in header:
            continue
        probe = single / "versions" / file.name
        body = text + "\nbranch_labels = None\ndepends_on = None\ndown_revision = None\n"
        probe.write_text(body)
        dropped.clear()
        try:
            render(single, "base:" + header["revision"])
            (full / "versions" / file.name).write_text(text)
            (with_values if dropped else compared).append(header["revision"])
        except BaseException as error:
            refused[file.name] = f"{type(error).__name__}: {error}".splitlines()[0][:150]
            (full / "versions" / file.name).write_text(emptied(text))
        probe.unlink()
    theirs = sections(render(full, "base:heads"))
    (full / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s\nsqlalchemy.url = postgresql://x/y\n")
    files_by_revision = {header_of(file.read_text())["revision"]: file for file in (full / "versions").glob("*.py")}
    failed = {}
    while True:
        process = run_aludel(arguments.aludel, full)
        if process.returncode == 0:
            break
        started = RUNNING.findall(process.stdout)
        message = process.stderr.strip()
        if not started or started[-1][1] in failed:
            print("aludel:", process.stdout[-300:], message[-2000:])
            break
        failing = started[-1][1]
        failed[failing] = message
        file = files_by_revision[failing]
        file.write_text(emptied(file.read_text()))
    ours = sections(process.stdout)
    for revision in failed:
        ours[revision] = None
    equal = [r for r in compared if ours.get(r) == theirs.get(r)]
    print(f"{len(with_values)} left out: the genuine tool drops their bind values; "
          f"{len([r for r in with_values if r in failed])} of them fail")
    print(f"{len(files)} revisions, {len(refused)} refused by the genuine tool, {len(compared)} compared, "
          f"{len(equal)} equal ({100 * len(equal) / max(1, len(compared)):.2f} %)")
    for revision, message in failed.items():
        text = "\n".join(line for line in message.splitlines() if not line.startswith("INFO"))
        print("stopped at", revision, text[:1200], sep="\n")
    shown = 0
    for revision in sorted((r for r in compared if r not in equal and r not in failed), key=lambda r: len(theirs.get(r, ""))):
        if shown == arguments.show:
            break
        shown += 1
        print("=" * 20, revision)
        print("genuine:", repr(theirs.get(revision)))
        print("aludel: ", repr(ours.get(revision)))
    (work / "refused.txt").write_text("".join(f"{k}: {v}\n" for k, v in refused.items()))


if __name__ == "__main__":
    main()
