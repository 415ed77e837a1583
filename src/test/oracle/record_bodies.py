"""Records what the genuine tool prints for op bodies, for OpBodiesGoldenTest.

usage: record_bodies.py GOLDEN_DIRECTORY, with a Python that has alembic and psycopg2-binary

A case of a .golden file there is `### title`, the body, `--- sql`, and what `upgrade --sql` prints for it; where the
body is refused, `refused <exception's class>` stands instead. To add a case, write the first three and record.
"""

import pathlib
import re
import sys
import tempfile

import compare
import generate_ops
import genuine


def record(text):
    cases = [re.split(r"^--- sql\n", case, flags=re.MULTILINE)[0] for case in re.split(r"^### ", text, flags=re.MULTILINE)[1:]]
    titles, bodies = zip(*(case.split("\n", 1) for case in cases))
    recorded = []
    for title, body in zip(titles, bodies):
        # Each is a run of its own, so that none sees the types that another created.
        module = generate_ops.guarded_module({1: body.splitlines()})
        with tempfile.TemporaryDirectory() as directory:
            answer = genuine.ask(compare.repository(pathlib.Path(directory) / "r", compare.chain([module])), ["upgrade", "head", "--sql"])
        printed = compare.split(answer.stdout)[1]
        refused = compare.refusal(printed)
        recorded.append(f"### {title}\n{body}--- sql\n" + (f"refused {refused}" if refused else printed) + "\n")
    return "".join(recorded)


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.golden")):
    path.write_text(record(path.read_text()))
