"""Measures Aludel beside Alembic, psql, Flyway and dbmate: the same histories, in one run and in turns.

    make bench                                            everything: about 40 minutes
    make bench CASES=upgrade-70,noop TOOLS=aludel,alembic DELAYS=0 ROUNDS=5    a part of it
    make bench SERVER=postgresql://postgres@127.0.0.1     on that server; databases aludel_bench_… are made and dropped
    make bench DOCS=yes                                   and writes docs/performance.md and its picture anew

Run it with a Python that has alembic and psycopg2-binary, as the one that `make oracle` installs.
"""

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import delay
import measure
import report
import server
import setup

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("aludel", "aludel-sql", "alembic", "psql", "flyway", "dbmate")
# The others need minutes for each round of a long case.
OF_LONG_CASES = ("Aludel", "Alembic", "psql")
LONG = 500


@dataclass(frozen=True)
class Case:
    """One thing to do to one history.

    ``online``: whether it talks to a database; ``at_head``: whether that database is at head before; ``options``: what
    Aludel is told besides.
    """

    name: str
    verb: str
    kind: str
    length: int
    online: bool = True
    at_head: bool = False
    options: tuple = ()


CASES = (
    Case("heads", "heads", "declarative", 1000, online=False),
    Case("history", "history", "declarative", 1000, online=False),
    Case("current", "current", "declarative", 1000, at_head=True),
    Case("noop", "noop", "declarative", 1000, at_head=True),
    Case("sql", "sql", "declarative", 1000, online=False),
    Case("upgrade-70", "upgrade", "declarative", 70),
    Case("upgrade-264", "upgrade", "declarative", 264),
    Case("upgrade-1000", "upgrade", "declarative", 1000),
    Case("answers-70", "upgrade", "computed", 70),
    Case("python-70", "upgrade", "computed", 70, options=("--python=always",)),
    Case("downgrade-264", "downgrade", "declarative", 264, at_head=True),
    Case("heads-10000", "heads", "declarative", 10000, online=False),
)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aludel", type=Path, default=ROOT / "target/aludel/bin/aludel")
    parser.add_argument("--alembic", type=Path, default=Path(sys.executable).parent / "alembic")
    parser.add_argument("--server", help="postgresql://user:password@host:port; without it the embedded one")
    parser.add_argument("--cases", default=",".join(case.name for case in CASES))
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--delays", default="0,10", help="milliseconds added each way")
    parser.add_argument("--rounds", type=int, default=7, help="where a delay makes a round long, a third of them, for fewer tools")
    parser.add_argument("--work", type=Path, default=ROOT / "target/bench")
    parser.add_argument("--docs", type=Path, help="a folder whose performance.md and performance.svg are written anew")
    return parser.parse_args()


class Bench:
    """The contenders, the server, and what has been measured so far."""

    def __init__(self, options):
        self.options = options
        self.aludel, self.alembic = options.aludel.resolve(), options.alembic.absolute()
        self.environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ALUDEL_URL", "ALEMBIC_CONFIG")}
        self.contenders = setup.contenders(self.aludel, self.alembic, options.work, options.tools.split(","))
        self.embedded = None if options.server else server.Embedded(self.aludel, options.work / "embedded")
        self.server = server.Server(options.server or self.embedded.url)
        self.results = []

    def run(self):
        delays = [int(text) for text in self.options.delays.split(",")]
        wanted = self.options.cases.split(",")
        for case in CASES:
            if case.name in wanted:
                sql = case.kind == "declarative" and case.length <= 1000
                folder = setup.history(self.options.work / "histories", case.kind, case.length, self.alembic, sql)
                for milliseconds in delays:
                    if case.online or milliseconds == 0:
                        self.measure(case, folder, milliseconds)

    def measure(self, case, folder, milliseconds):
        """All rounds of a case: each contender once in a round, each round beginning with another one."""
        port = delay.DelayProxy(self.server.host, self.server.port, milliseconds).port if milliseconds else None
        able = [tool for tool in self.contenders if tool.command(case.verb, folder, self.server.place("none"))]
        if case.verb not in ("upgrade", "downgrade"):
            able = [tool for tool in able if tool.name != "Aludel, SQL files"]
        if not any(tool.name.startswith("Aludel") for tool in able):
            return
        long = milliseconds * case.length >= LONG and case.verb in ("upgrade", "downgrade")
        if long:
            able = [tool for tool in able if tool.name in OF_LONG_CASES]
        rounds = max(1, self.options.rounds // 3) if long else self.options.rounds
        taken = {tool.name: [] for tool in able}
        shapes = {}
        at_head = {tool.name: self.head(tool, folder) for tool in able} if case.at_head else {}
        for number in range(-1, rounds):
            turn = max(number, 0) % len(able)
            for tool in able[turn:] + able[:turn]:
                if number < 0 and long and tool.name != "Aludel":
                    continue
                measured, shape = self.once(case, tool, folder, port, at_head.get(tool.name))
                shapes.setdefault(shape, []).append(tool.name)
                if number >= 0:
                    taken[tool.name].append(measured)
        if len(shapes) > 1:
            raise SystemExit(f"{case.name}: the tools left different databases: {shapes}")
        result = report.Result(case.name, milliseconds, taken)
        self.results.append(result)
        print(report.lines(result), flush=True)

    def once(self, case, tool, folder, port, at_head):
        """One run, on a database that the tool brought to head where one is given; also what it left, where it changes one."""
        changes = case.verb in ("upgrade", "downgrade")
        database = self.server.create(slug(tool), at_head) if changes else at_head or "none"
        command = tool.command(case.verb, folder, self.server.place(database, port))
        if tool.name.startswith("Aludel"):
            command[1:1] = case.options
        measured = measure.run(command, folder, self.environment)
        return measured, self.server.shape(database) if changes else None

    def head(self, tool, folder):
        """The name of a database at head, brought there by the tool itself."""
        database = self.server.create(slug(tool) + "_head")
        measure.run(tool.command("upgrade", folder, self.server.place(database)), folder, self.environment)
        return database

    def close(self):
        self.server.drop_all()
        if self.embedded:
            self.server.connection.close()
            self.embedded.stop()


def slug(tool):
    return "".join(letter for letter in tool.name.lower() if letter.isalnum())


def main():
    options = arguments()
    unknown = set(options.cases.split(",")) - {case.name for case in CASES} | set(options.tools.split(",")) - set(TOOLS)
    if unknown:
        sys.exit(f"There is no {', '.join(sorted(unknown))}. Cases: {', '.join(case.name for case in CASES)}. Tools: {', '.join(TOOLS)}.")
    bench = Bench(options)
    try:
        bench.run()
    finally:
        bench.close()
    versions = {tool.name: tool.version for tool in bench.contenders} | {"PostgreSQL": bench.server.version}
    table = report.markdown(bench.results, versions)
    (options.work / "results.json").write_text(json.dumps([result.as_json() for result in bench.results], indent=1))
    print("\n" + table)
    if options.docs:
        report.write(options.docs, table, bench.results)


if __name__ == "__main__":
    main()
