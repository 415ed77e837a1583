"""Asks the genuine Alembic and Aludel the same things and prints where they differ.

Run it with a Python that has alembic and psycopg2-binary:

    python compare.py --aludel target/aludel/bin/aludel --seed 7 --bodies 500 --graphs 20 --questions 30

Without --aludel the genuine tool is asked twice, which proves that it agrees with itself on these inputs.
"""

import argparse
import concurrent.futures
import difflib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate_graphs
import generate_ops
import genuine

PER_MODULE = 25
INI = """[alembic]
script_location = %(here)s
path_separator = os
sqlalchemy.url = postgresql+psycopg2://nobody@localhost/nothing
"""
ENV = """from alembic import context

context.configure(
    url=context.config.get_main_option("sqlalchemy.url"),
    literal_binds=True,
    dialect_opts={"paramstyle": "named"},
)
with context.begin_transaction():
    context.run_migrations()
"""
TEMPLATE = '"""${message}"""\n'


class Aludel:
    """The other side: the installed launcher, one process a question."""

    def __init__(self, launcher):
        self.launcher = str(Path(launcher).resolve())
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ALUDEL_URL", "ALEMBIC_CONFIG")}
        self.environment = kept | {"LC_ALL": "C.UTF-8"}

    def ask(self, directory, arguments):
        done = subprocess.run(
            [self.launcher, *arguments], cwd=directory, env=self.environment, capture_output=True, stdin=subprocess.DEVNULL
        )
        return genuine.Answer(done.stdout.decode(), done.stderr.decode(), done.returncode)


def repository(directory, modules):
    """Writes a script directory: modules maps a file name to its text."""
    versions = Path(directory) / "versions"
    versions.mkdir(parents=True)
    (versions.parent / "alembic.ini").write_text(INI)
    (versions.parent / "env.py").write_text(ENV)
    (versions.parent / "script.py.mako").write_text(TEMPLATE)
    for name, text in modules.items():
        (versions / name).write_text(text)
    return versions.parent


def chain(bodies):
    """Turns module texts into a line of revisions 0001, 0002, …"""
    files = {}
    for index, body in enumerate(bodies, start=1):
        parent = repr(f"{index - 1:04}") if index > 1 else None
        files[f"{index:04}_.py"] = f'"""."""\nrevision = "{index:04}"\ndown_revision = {parent}\n{body}'
    return files


def split(output):
    """A number's part of a printed script, by the markers that the guarded modules print."""
    # An object's address in an error's text is nobody's business.
    output = re.sub(r" at 0x[0-9a-f]+", " at 0x…", output)
    parts = re.split(r"^-- snippet (\d+);\n\n", output, flags=re.MULTILINE)
    return {int(number): re.split(r"^(?:COMMIT;\n\n)?-- Running |^UPDATE alembic_version |^INSERT INTO alembic_version ", text, flags=re.MULTILINE)[0].rstrip("\n")
            for number, text in zip(parts[1::2], parts[2::2])}


def split_plain(output, numbers):
    """A number's part where every snippet is a revision of its own."""
    parts = re.split(r"^-- Running upgrade .*-> (\d+)\n\n", output, flags=re.MULTILINE)
    bodies = [re.split(r"^UPDATE alembic_version |^INSERT INTO alembic_version ", text, flags=re.MULTILINE)[0].rstrip("\n")
              for text in parts[2::2]]
    return dict(zip(numbers, bodies))


def run_all(side, snippets, directory):
    """Every snippet's output. What stops a whole run is noted and left out of the next try."""
    remaining, results = dict(snippets), {}
    while remaining:
        groups = list(remaining.items())
        modules = [generate_ops.guarded_module(dict(groups[i:i + PER_MODULE])) for i in range(0, len(groups), PER_MODULE)]
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            answer = side.ask(repository(Path(scratch) / "r", chain(modules)), ["upgrade", "base:head", "--sql"])
        reached = split(answer.stdout)
        stopped = max(reached, default=groups[0][0]) if answer.code else None
        results |= {number: text for number, text in reached.items() if number != stopped}
        if stopped is None:
            break
        last = (answer.stderr.strip() or answer.stdout.strip() or "?").splitlines()[-1]
        results[stopped] = f"STOPPED THE RUN (exit {answer.code}): {last}"
        remaining = {number: lines for number, lines in remaining.items() if number > stopped}
    return results


def run_plain(side, snippets, directory):
    """Every snippet as a revision of its own; those after one that stops the run are tried again."""
    remaining, results = dict(snippets), {}
    while remaining:
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            files = chain([generate_ops.plain_module(lines) for lines in remaining.values()])
            answer = side.ask(repository(Path(scratch) / "r", files), ["upgrade", "base:head", "--sql"])
        reached = split_plain(answer.stdout, list(remaining))
        if not answer.code:
            return results | reached
        stopped = max(reached, default=min(remaining))
        results |= {number: text for number, text in reached.items() if number != stopped}
        last = (answer.stderr.strip() or answer.stdout.strip() or "?").splitlines()[-1]
        results[stopped] = f"STOPPED THE RUN (exit {answer.code}): {last}"
        remaining = {number: lines for number, lines in remaining.items() if number > stopped}
    return results


class Tally:
    """Counts agreement and keeps what disagrees, to show the smallest."""

    def __init__(self, title):
        self.title, self.total, self.equal, self.differing, self.notes = title, 0, 0, [], {}

    def add(self, question, expected, actual):
        self.total += 1
        if expected == actual:
            self.equal += 1
        else:
            self.differing.append((question, expected, actual))

    def note(self, text, count=1):
        self.notes[text] = self.notes.get(text, 0) + count

    def show(self, limit):
        share = 100 * self.equal / self.total if self.total else 100
        print(f"{self.title}: {self.equal} of {self.total} agree to the byte ({share:.2f} %)")
        for text, count in self.notes.items():
            print(f"  {count} {text}")
        self.differing.sort(key=lambda d: (len(d[0]), len(d[1])))
        for question, expected, actual in self.differing[:limit]:
            print("\n  " + question.replace("\n", "\n  "))
            for line in difflib.unified_diff(expected.splitlines(), actual.splitlines(), "alembic", "aludel", lineterm="", n=1):
                print("    " + line)
        print()


def compare_bodies(side, seed, count, directory, door):
    snippets = generate_ops.snippets(seed, count)
    expected = run_all(genuine, snippets, directory)
    accepted = {n: lines for n, lines in snippets.items() if "-- refused " not in expected[n] and not expected[n].startswith("STOPPED")}
    if door == "plain":
        snippets = accepted
        expected = run_plain(genuine, snippets, directory)
        actual = run_plain(side, snippets, directory)
    else:
        actual = run_all(side, snippets, directory)
    tally = Tally(f"op bodies, {door}, seed {seed}")
    for number, lines in snippets.items():
        mine, theirs = actual.get(number, "NOT REACHED"), expected[number]
        if "-- refused " in theirs and "-- refused " in mine and mine != theirs:
            tally.note("refused by both, in other words")
        tally.add("\n".join(lines), theirs, mine)
    tally.note("refused by the genuine tool", count - len(accepted))
    return tally


def shown(answer):
    return f"exit {answer.code}\n{answer.stdout}"


def words(answer):
    """The same for answers that list the same things in another order."""
    return answer.code, sorted(re.findall(r"[^\s,()]+", answer.stdout))


def compare_graphs(side, seed, graphs, questions, directory):
    tally = Tally(f"graph questions, seed {seed}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for index in range(graphs):
            graph = generate_graphs.Graph(seed * 10_000 + index)
            with tempfile.TemporaryDirectory(dir=directory) as scratch:
                files = {f"{node.id}_.py": node.module() for node in graph.nodes}
                root = repository(Path(scratch) / "r", files)
                asked = graph.questions(questions)
                actual = [pool.submit(side.ask, root, q) for q in asked] if side is not genuine else None
                for number, question in enumerate(asked):
                    expected = genuine.ask(root, question)
                    mine = actual[number].result() if actual else genuine.ask(root, question)
                    if expected.code == 1:
                        # A traceback: nothing to agree with but the failure.
                        tally.note("ended in a traceback of the genuine tool")
                        expected, mine = genuine.Answer("", "", 1), genuine.Answer("", "", min(mine.code, 1))
                    if shown(expected) != shown(mine) and words(expected) == words(mine):
                        tally.note("equal but for the order, which the genuine tool takes from a set")
                        mine = expected
                    drawing = ["; ".join(f"{','.join(n.parents) or 'base'} -> {n.id}"
                                         + (f" labels {n.labels}" if n.labels else "")
                                         + (f" needs {n.dependencies}" if n.dependencies else "") for n in graph.nodes)]
                    tally.add("\n".join([" ".join(question), *drawing]),
                              shown(expected).replace(str(root), "ROOT"), shown(mine).replace(str(root), "ROOT"))
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aludel", help="the launcher; without it the genuine tool is compared with itself")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--bodies", type=int, default=500, help="how many op bodies")
    parser.add_argument("--door", choices=["guarded", "plain", "both"], default="both",
                        help="guarded: many bodies a revision, refusals compared; plain: each a revision of its own")
    parser.add_argument("--graphs", type=int, default=20)
    parser.add_argument("--questions", type=int, default=30, help="how many a graph")
    parser.add_argument("--show", type=int, default=10, help="how many differences to show of each kind")
    options = parser.parse_args()
    side = Aludel(options.aludel) if options.aludel else genuine
    tallies = []
    with tempfile.TemporaryDirectory() as directory:
        if options.bodies:
            for door in ["guarded", "plain"] if options.door == "both" else [options.door]:
                tallies.append(compare_bodies(side, options.seed, options.bodies, directory, door))
        if options.graphs:
            tallies.append(compare_graphs(side, options.seed, options.graphs, options.questions, directory))
    for tally in tallies:
        tally.show(options.show)
    return 1 if any(tally.differing for tally in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
