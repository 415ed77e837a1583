"""The same history for tools that take SQL: what the genuine Alembic prints for it, one file a revision."""

import re
import subprocess
from pathlib import Path

BOOKKEEPING = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) alembic_version\b.*?;\n\n", re.DOTALL)
CREATION = re.compile(r"CREATE TABLE alembic_version \(.*?\n\);\n\n", re.DOTALL)
STEP = re.compile(r"^-- Running (?:upgrade|downgrade) (\S*) -> (\S*)\n\n", re.MULTILINE)


def print_sql(alembic, ini: Path, verb: str, target: str) -> str:
    """What ``alembic upgrade --sql`` or ``alembic downgrade --sql`` prints."""
    done = subprocess.run(
        [str(alembic), "-c", str(ini), verb, target, "--sql"], capture_output=True, text=True, check=True, cwd=ini.parent
    )
    return done.stdout


def bodies(script: str) -> list:
    """The statements of each step, in order, without those on the version table."""
    text = CREATION.sub("", script).replace("BEGIN;\n\n", "").replace("COMMIT;\n\n", "")
    parts = STEP.split(text)
    return [BOOKKEEPING.sub("", body).strip() + "\n" for body in parts[3::3]]


def write(folder: Path, identifiers: list, upgrade: str, downgrade: str) -> None:
    """Writes psql's two scripts, and the files of Flyway, dbmate and of Aludel's SQL revisions."""
    ups, downs = bodies(upgrade), bodies(downgrade)[::-1]
    if not len(ups) == len(downs) == len(identifiers):
        raise SystemExit(f"{len(ups)} upgrades and {len(downs)} downgrades printed for {len(identifiers)} revisions")
    for name in ("psql", "flyway", "dbmate", "sql/versions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "psql/upgrade.sql").write_text(upgrade)
    (folder / "psql/downgrade.sql").write_text(downgrade)
    for number, (revision, up, down) in enumerate(zip(identifiers, ups, downs), 1):
        (folder / f"flyway/V{number:06}__{revision}.sql").write_text(up)
        (folder / f"dbmate/{20260101000000 + number}_{revision}.sql").write_text(f"-- migrate:up\n{up}\n-- migrate:down\n{down}")
        parent = identifiers[number - 2] if number > 1 else ""
        (folder / f"sql/versions/{revision}.sql").write_text(
            f"-- Change number {number}\n-- revision: {revision}\n-- down_revision: {parent}\n\n-- upgrade\n{up}\n-- downgrade\n{down}"
        )
