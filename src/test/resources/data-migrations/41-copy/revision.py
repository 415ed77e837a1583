"""COPY out and in, by way of a buffer."""

import csv
import io

from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade():
    raw = op.get_bind().connection
    cursor = raw.cursor()
    out = io.StringIO()
    cursor.copy_expert("COPY (SELECT code, name, height FROM station ORDER BY code) TO STDOUT WITH (FORMAT csv, HEADER)", out)
    print(repr(out.getvalue()))
    rows = list(csv.reader(io.StringIO(out.getvalue())))[1:]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for code, name, height in rows:
        writer.writerow([code * 2, name or "none, given", int(height) * 10])
    buffer.seek(0)
    cursor.copy_expert("COPY station FROM STDIN WITH (FORMAT csv)", buffer)
    print(cursor.rowcount)
    cursor.copy_from(io.StringIO("C\tGämma\t3\nD\t\\N\t4\n"), "station", columns=("code", "name", "height"))
    out = io.StringIO()
    cursor.copy_to(out, "station", sep="|", null="")
    print(len(out.getvalue().splitlines()))
    binary = io.BytesIO()
    cursor.copy_expert("COPY (SELECT name FROM station WHERE code = 'C') TO STDOUT", binary)
    print(binary.getvalue())
