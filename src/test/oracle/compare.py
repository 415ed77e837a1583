"""Asks the genuine Alembic and Aludel the same things and prints where they differ.

Run it with a Python that has alembic and psycopg2-binary:

    python compare.py --aludel target/aludel/bin/aludel --seed 7 --bodies 500 --graphs 20 --questions 30

Without --aludel the genuine tool is asked twice, which proves that it agrees with itself on these inputs.
"""

import argparse
import base64
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
import generate_scenarios
import genuine

PER_MODULE = 25
HASH_SEEDS = 120
DATE = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+"
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


class AludelServer:
    """The other side in one JVM: QuestionServer of the test sources, on the classes that Maven compiled."""

    def __init__(self, target):
        target = Path(target).resolve()
        path = os.pathsep.join([str(target / "classes"), str(target / "test-classes"), str(target / "aludel" / "lib" / "*")])
        java = str(Path(os.environ["JAVA_HOME"]) / "bin" / "java") if "JAVA_HOME" in os.environ else "java"
        self.process = subprocess.Popen(
            [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
             "-cp", path, "dev.aludel.cli.QuestionServer"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )

    def ask(self, directory, arguments):
        words = [str(directory), *arguments]
        line = " ".join(base64.b64encode(word.encode()).decode() if word else "-" for word in words)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        code, out, error = self.process.stdout.readline().split()
        text = lambda word: "" if word == "-" else base64.b64decode(word).decode()
        return genuine.Answer(text(out), text(error), int(code))


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
    bodies = [re.sub(r"'\d{4}'", "'NUMBER'", text).replace("\n\nCOMMIT;", "").replace("\n\nBEGIN;", "").rstrip("\n") for text in parts[2::2]]
    # The first says INSERT, wherever a run begins.
    bodies = [re.sub(r"^INSERT INTO (.*) \(version_num\) VALUES \('NUMBER'\)( RETURNING .*)?;$", r"VERSION \1;", text, flags=re.MULTILINE) for text in bodies]
    bodies = [re.sub(r"^UPDATE (.*) SET version_num='NUMBER' WHERE .*;$", r"VERSION \1;", text, flags=re.MULTILINE) for text in bodies]
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


def run_plain(side, snippets, directory, environment=ENV):
    """Every snippet as a revision of its own; those after one that stops the run are tried again.

    What is printed for the version table belongs to it, the revisions' numbers masked."""
    remaining, results = dict(snippets), {}
    while remaining:
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            files = chain([generate_ops.plain_module(lines) for lines in remaining.values()])
            root = repository(Path(scratch) / "r", files)
            (root / "env.py").write_text(environment)
            answer = side.ask(root, ["upgrade", "base:head", "--sql"])
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

    def __init__(self, title, verb="agree to the byte"):
        self.verb = verb
        self.title, self.total, self.equal, self.differing, self.notes, self.remarks = title, 0, 0, [], {}, []

    def add(self, question, expected, actual):
        self.total += 1
        if expected == actual:
            self.equal += 1
        else:
            self.differing.append((question, expected, actual))

    def note(self, text, count=1):
        self.notes[text] = self.notes.get(text, 0) + count

    def remark(self, text):
        self.remarks.append(text)

    def show(self, limit):
        share = 100 * self.equal / self.total if self.total else 100
        print(f"{self.title}: {self.equal} of {self.total} {self.verb} ({share:.2f} %)")
        for text, count in self.notes.items():
            print(f"  {count} {text}")
        for text in sorted(self.remarks, key=len)[:limit]:
            print(f"    such as {text}")
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
        environment = generate_ops.environment(seed)
        expected = run_plain(genuine, snippets, directory, environment)
        actual = run_plain(side, snippets, directory, environment)
    else:
        # Apart from what is refused: of a refused body a part may be printed, and the types in it count as created.
        actual = run_all(side, {n: lines for n, lines in snippets.items() if n not in accepted}, directory)
        expected |= run_all(genuine, accepted, directory)
        actual |= run_all(side, accepted, directory)
    written = Tally(f"op bodies, {door}, seed {seed}")
    refused = Tally(f"op bodies that the genuine tool refuses, seed {seed}", "are refused alike")
    for number, lines in snippets.items():
        mine, theirs = actual.get(number, "NOT REACHED"), expected[number]
        if mine.startswith("STOPPED") and theirs.startswith("STOPPED"):
            # Both refuse it, as where the env.py of the seed brings names that can't be made.
            written.note("of them refused by both")
            mine = theirs
        if number in accepted:
            written.add("\n".join(lines), theirs, mine)
            continue
        if refusal(mine) and refusal(mine) == refusal(theirs) and mine != theirs:
            # The same exception: its words, and what was printed before it, may be better.
            refused.note("in other words")
            mine = theirs
        refused.add("\n".join(lines), theirs, mine)
    return [written, refused] if refused.total else [written]


def refusal(output):
    """The exception's class where a body was refused."""
    found = re.search(r"^-- refused (\w+)", output, flags=re.MULTILINE)
    return found and found[1]


def shown(answer):
    return f"exit {answer.code}\n{answer.stdout}"


def compare_graphs(side, seed, graphs, questions, directory):
    """A differing answer counts as equal only where the genuine tool gives each of its pieces under some hash seed."""
    tally = Tally(f"graph questions, seed {seed}")
    disputed = []
    with concurrent.futures.ThreadPoolExecutor(1 if isinstance(side, AludelServer) else os.cpu_count()) as pool:
        for index in range(graphs):
            graph = generate_graphs.Graph(seed * 10_000 + index)
            files = {f"{node.id}_.py": node.module() for node in graph.nodes}
            root = repository(Path(tempfile.mkdtemp(dir=directory)) / "r", files)
            drawing = "; ".join(f"{','.join(n.parents) or 'base'} -> {n.id}"
                                + (f" labels {n.labels}" if n.labels else "")
                                + (f" needs {n.dependencies}" if n.dependencies else "") for n in graph.nodes)
            asked = graph.questions(questions)
            actual = [pool.submit(side.ask, root, q) for q in asked] if side is not genuine else None
            for number, question in enumerate(asked):
                expected = genuine.ask(root, question)
                mine = actual[number].result() if actual else genuine.ask(root, question)
                if expected.code == 1 and mine.code != 1:
                    # A traceback: there is nothing to agree with.
                    tally.note("crashes of the genuine tool that Aludel " + ("refuses" if mine.code else "answers") + ", counted apart")
                    if not mine.code:
                        tally.remark(f"{' '.join(question)}: {expected.stderr.strip().splitlines()[-1]}")
                    continue
                case = ["\n".join([" ".join(question), drawing]), shown(expected).replace(str(root), "ROOT"), shown(mine).replace(str(root), "ROOT")]
                if case[1] == case[2]:
                    tally.add(*case)
                else:
                    disputed.append((root, question, case, unproven_pieces(question, case[1], case[2])))
    for seed_of_hashes in range(HASH_SEEDS):
        if not disputed:
            break
        answers = genuine.ask_afresh(seed_of_hashes, [(root, question) for root, question, _, _ in disputed])
        left = []
        for (root, question, case, unproven), answer in zip(disputed, answers):
            unproven &= unproven_pieces(question, shown(answer).replace(str(root), "ROOT"), case[2])
            if unproven:
                left.append((root, question, case, unproven))
            else:
                tally.note("of them as the genuine tool answers under another PYTHONHASHSEED")
                tally.add(case[0], case[2], case[2])
        disputed = left
    for _, _, case, _ in disputed:
        tally.add(*case)
        if words(case[1]) == words(case[2]):
            tally.note(f"of the differing ones list the same in another order, which none of {HASH_SEEDS} hash seeds gave")
    return tally


def unproven_pieces(question, expected, mine):
    """Which pieces of our answer differ: its lines, each of which lists a set of its own, or a printed script as a whole."""
    theirs, ours = ([expected], [mine]) if "--sql" in question else (expected.split("\n"), mine.split("\n"))
    if len(theirs) != len(ours):
        return set(range(len(ours)))
    return {number for number, (one, other) in enumerate(zip(theirs, ours)) if one != other}


def words(text):
    """The words of an answer, in no order."""
    return sorted(re.findall(r"[^\s,()]+", text))


def tree(root):
    """Every file below the directory by its name, dates masked; what a template of init holds is each tool's own."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            text = path.read_bytes().decode("utf-8", "surrogateescape").replace(str(root), "ROOT")
            found[str(path.relative_to(root))] = re.sub(DATE, "DATE", text)
    return found


class Database:
    """A database whose version table the scenarios use."""

    def __init__(self, url):
        import psycopg2

        self.url = url
        self.connection = psycopg2.connect(re.sub(r"\+\w+", "", url, count=1)) if url else None
        if self.connection:
            self.connection.autocommit = True

    def clear(self):
        if self.connection:
            self.connection.cursor().execute("DROP TABLE IF EXISTS alembic_version")

    def rows(self):
        """The rows of the version table; none where it isn't there, since reading verbs of Alembic create it."""
        if not self.connection:
            return []
        cursor = self.connection.cursor()
        cursor.execute("SELECT to_regclass('alembic_version')")
        if cursor.fetchone()[0] is None:
            return []
        cursor.execute("SELECT version_num FROM alembic_version ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


def play(side, scenario, root, database):
    """Runs a scenario; the answer to each command, with the files it wrote or changed."""
    for name, text in scenario.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not database.url and name.endswith((".ini", ".toml", ".cfg")):
            text = re.sub(r"(revision_environment *= *)\w+", r"\1false", text)
        path.write_text(text.replace("DATABASE", database.url or "postgresql://nobody@localhost/nothing"))
        if text.startswith("#!"):
            path.chmod(0o755)
    database.clear()
    answers, before = [], tree(root)
    for command in scenario.commands:
        answer, after = side.ask(root, command), tree(root)
        initialised = any("init" in c for c in scenario.commands)
        changed = {name: "" if initialised else text for name, text in after.items() if before.get(name) != text}
        usage = [line.split(": error: ", 1)[1] for line in answer.stderr.splitlines() if ": error: " in line]
        changed["(rows)"] = ", ".join(database.rows())
        answer.stdout = answer.stdout.replace(database.url or "-", "URL").replace(re.sub(r"//.*/", "//", database.url or "-"), "URL")
        answers.append((answer, usage, changed))
        before = after
    return answers


def compare_scenarios(side, seed, count, directory, urls):
    tally = Tally(f"commands that write files, seed {seed}")
    databases = [Database(url) for url in urls]
    for index in range(count):
        scenario = generate_scenarios.scenario(seed * 10_000 + index)
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            roots = [Path(scratch) / name for name in ("genuine/it", "aludel_/it")]
            for root in roots:
                root.mkdir(parents=True)
            expected = play(genuine, scenario, roots[0], databases[0])
            actual = play(side, scenario, roots[1], databases[1])
        for number, command in enumerate(scenario.commands):
            (theirs, their_usage, their_files), (ours, our_usage, our_files) = expected[number], actual[number]
            if theirs.code == 1:
                tally.note("ended in a traceback of the genuine tool; what follows in that scenario is left out")
                mine = "exit 1" if ours.code else shown(ours)
                if ours.code == 1:
                    tally.note(f"faults of Aludel itself: {ours.stderr.strip()}")
                tally.add(describe(scenario, number), "exit 1", mine)
                break
            if "FAILED: Template rendering failed; see " in theirs.stdout and ours.code == theirs.code:
                # Alembic names a temporary file with the traceback; Aludel says what and where itself.
                theirs, ours = genuine.Answer("", "", 255), genuine.Answer("", "", 255)
            if theirs.code == ours.code == 255:
                # Aludel looks whether all is well before it makes directories.
                for answer in (theirs, ours):
                    answer.stdout = re.sub(r"^Creating directory .*\n", "", answer.stdout, flags=re.MULTILINE)
            left, right = report(theirs, their_usage, their_files, roots[0]), report(ours, our_usage, our_files, roots[1])
            tally.add(describe(scenario, number), left, right)
            if left != right:
                if ours.code:
                    tally.note(f"where Aludel says on standard error: {ours.stderr.strip()}")
                break
    return tally


def describe(scenario, number):
    files = "".join(f"--- {name}\n{text}" for name, text in scenario.files.items() if name.endswith((".ini", ".toml", ".cfg", ".mako")) and text != generate_scenarios.STOCK)
    return "\n".join(" ".join(repr(word) if " " in word or not word else word for word in c) for c in scenario.commands[:number + 1]) + "\n" + files


def report(answer, usage, files, root):
    # The hint of list_templates names the program.
    text = shown(answer).replace(str(root), "ROOT").replace("  alembic init ", "  aludel init ")
    text = re.sub(DATE, "DATE", re.sub(r"No such template .*/", "No such template ", text))
    if answer.code == 1:
        text += answer.stderr[-2000:]
    # Aludel has verbs of its own.
    text += "".join("\nusage error: " + re.sub(r"^argument \{.*\}: (invalid choice: .*) \(choose from .*\)$", r"\1", line) for line in usage)
    return text + "".join(f"\nfile {name}\n{content}" for name, content in files.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aludel", help="the launcher; without it the genuine tool is compared with itself")
    parser.add_argument("--target", help="instead of --aludel: Maven's directory; answers come from one JVM")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--bodies", type=int, default=500, help="how many op bodies")
    parser.add_argument("--door", choices=["guarded", "plain", "both"], default="both",
                        help="guarded: many bodies a revision, refusals compared; plain: each a revision of its own")
    parser.add_argument("--graphs", type=int, default=20)
    parser.add_argument("--questions", type=int, default=30, help="how many a graph")
    parser.add_argument("--scenarios", type=int, default=0, help="how many scratch repositories that commands write to")
    parser.add_argument("--databases", nargs=2, help="URLs of two databases for the scenarios, one for each tool; without them nothing is connected")
    parser.add_argument("--show", type=int, default=10, help="how many differences to show of each kind")
    options = parser.parse_args()
    side = AludelServer(options.target) if options.target else Aludel(options.aludel) if options.aludel else genuine
    tallies = []
    with tempfile.TemporaryDirectory() as directory:
        if options.bodies:
            for door in ["guarded", "plain"] if options.door == "both" else [options.door]:
                tallies.extend(compare_bodies(side, options.seed, options.bodies, directory, door))
        if options.graphs:
            tallies.append(compare_graphs(side, options.seed, options.graphs, options.questions, directory))
        if options.scenarios:
            tallies.append(compare_scenarios(side, options.seed, options.scenarios, directory, options.databases or (None, None)))
    for tally in tallies:
        tally.show(options.show)
    return 1 if any(tally.differing for tally in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
