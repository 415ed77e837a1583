"""Records what the genuine tool prints for directives, for GoldenDdlTest.

usage: record_ddl.py GOLDEN_DIRECTORY, with a Python that has alembic and psycopg2-binary

A case of a .golden file there is `### title`, the body, `--- calls` with the directives it calls as JSON, so that the
test needs no Python, and `--- sql` with what is printed, an exception at the end where there was one. A body may begin
with `# naming {…}`, a naming convention. To add a case, write title and body and record.
"""

import datetime
import decimal
import enum
import io
import json
import pathlib
import re
import sys
import uuid
import warnings

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.sql import column, quoted_name, table

STATEMENTS = ("CreateSequence", "DropSequence", "CreateSchema", "DropSchema")


class Node:
    """A call of a construct, to be written as JSON."""

    def __init__(self, name, args=(), named=None):
        self.name, self.args, self.named = name, args, named or {}

    def desc(self):
        return Node("ColumnElement.desc", (self,))

    def with_variant(self, type_, *dialects):
        return Node("TypeEngine.with_variant", (self, type_, *dialects))


class Maker:
    """Any attribute of a module, such as `sa.func.lower`: calling it makes a Node."""

    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **named):
        if self.name.startswith("func."):
            return Node("Function", (self.name.split(".")[1:], *args), named)
        return Node(self.name, args, named)

    def __getattr__(self, attribute):
        return Maker(f"{self.name}.{attribute}")


class Module:
    def __init__(self, prefix):
        self.prefix = prefix

    def __getattr__(self, attribute):
        return Maker(self.prefix + attribute)


class Recorder:
    """Stands in for `op`."""

    def __init__(self):
        self.calls = []

    def f(self, name):
        return Node("conv", (name,))

    def __getattr__(self, directive):
        def call(*args, **named):
            written = {"directive": directive, "args": [encoded(a) for a in args], "named": {k: encoded(v) for k, v in named.items()}}
            self.calls.append(json.dumps(written, ensure_ascii=False))

        return call


def encoded(value):
    match value:
        case Maker():
            return encoded(value())
        case Node():
            return {"construct": value.name, "args": [encoded(a) for a in value.args], "named": {k: encoded(v) for k, v in value.named.items()}}
        case list() | tuple():
            return [encoded(item) for item in value]
        case dict():
            return {"dict": [[key, encoded(item)] for key, item in value.items()]}
    return value


def calls(body):
    recorder = Recorder()
    names = {"op": recorder, "sa": Module(""), "postgresql": Module("postgresql."), "mysql": Module("mysql."), "quoted_name": Maker("quoted_name")}
    exec(body, names | {name: Maker(name) for name in STATEMENTS})
    return recorder.calls


def printed(body, naming):
    options = {"as_sql": True, "output_buffer": io.StringIO(), "literal_binds": True}
    if naming:
        options["target_metadata"] = sa.MetaData(naming_convention=naming)
    context = MigrationContext.configure(dialect_name="postgresql", opts=options, dialect_opts={"paramstyle": "named"})
    lines = []
    context.impl.static_output = lines.append
    names = {"op": Operations(context), "sa": sa, "postgresql": postgresql, "mysql": mysql, "quoted_name": quoted_name, "table": table,
             "column": column, "datetime": datetime, "decimal": decimal, "uuid": uuid, "enum": enum}
    try:
        exec(body, names | {name: getattr(sa.schema, name) for name in STATEMENTS})
    except Exception as error:
        code = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
        words = re.sub(r" object at 0x[0-9a-f]+", "", str(error).split("\n(Background")[0])
        lines.append(f"error: {code}: {words}")
    return lines


def record(text):
    recorded = []
    for case in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        title, body = re.split(r"^--- calls\n", case, flags=re.MULTILINE)[0].split("\n", 1)
        first = body.split("\n")[0]
        naming = eval(first.removeprefix("# naming ")) if first.startswith("# naming ") else None
        written = ([json.dumps({"naming": naming})] if naming else []) + calls(body)
        recorded.append(f"### {title}\n{body}--- calls\n" + "".join(line + "\n" for line in written)
                        + "--- sql\n" + "".join(line + "\n\n" for line in printed(body, naming)))
    return "".join(recorded)


warnings.simplefilter("ignore")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.golden")):
    path.write_text(record(path.read_text()))
