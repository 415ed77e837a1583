"""The programs that are measured: what each is called with, for each thing it can do."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

INI = """[alembic]
script_location = %(here)s
path_separator = os
sqlalchemy.url = {url}

[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
"""
ALEMBIC_VERBS = {
    "heads": ("heads",),
    "history": ("history",),
    "current": ("current",),
    "noop": ("upgrade", "head"),
    "upgrade": ("upgrade", "head"),
    "sql": ("upgrade", "head", "--sql"),
    "downgrade": ("downgrade", "base"),
}
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


@dataclass(frozen=True)
class Place:
    """A database, and the line to it."""

    host: str
    port: int
    user: str
    password: str
    database: str

    @property
    def authority(self):
        secret = f":{self.password}" if self.password else ""
        return f"{self.user}{secret}@{self.host}:{self.port}"

    def url(self, scheme="postgresql"):
        return f"{scheme}://{self.authority}/{self.database}"


class Tool:
    """A program; what it cannot do it has no command for."""

    name = ""
    version = ""

    def command(self, verb, history: Path, place: Place):
        """The command line, or None where the tool has no such verb."""
        raise NotImplementedError


class AlembicLike(Tool):
    """Aludel or Alembic: both take the same words and the same folder."""

    def __init__(self, name, program, folder):
        self.name = name
        self.program = str(program)
        self.folder = folder
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout
        self.version = said.split()[-1]

    def command(self, verb, history, place):
        folder = history / self.folder
        if not folder.is_dir():
            return None
        (folder / "alembic.ini").write_text(INI.format(url=place.url("postgresql+psycopg2")))
        return [self.program, "-c", str(folder / "alembic.ini"), *ALEMBIC_VERBS[verb]]


class Psql(Tool):
    """psql with the script that Alembic prints, which is one transaction."""

    name = "psql"

    def __init__(self):
        self.version = subprocess.run(["psql", "--version"], capture_output=True, text=True, check=True).stdout.split()[2]

    def command(self, verb, history, place):
        script = history / "psql" / f"{verb}.sql"
        if verb not in ("upgrade", "downgrade") or not script.is_file():
            return None
        return ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", place.url(), "-f", str(script)]


class Flyway(Tool):
    """Flyway's core library, called by a program of a few lines."""

    name = "Flyway"

    def __init__(self, built: Path):
        java = Path(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else Path("java")
        self.start = [str(java), *SHORT_RUN, "-cp", f"{built / 'classes'}:{built / 'lib'}/*", "Migrate"]
        self.version = next((built / "lib").glob("flyway-core-*.jar")).stem.removeprefix("flyway-core-")

    def command(self, verb, history, place):
        if verb not in ("upgrade", "noop") or not (history / "flyway").is_dir():
            return None
        url = f"jdbc:postgresql://{place.host}:{place.port}/{place.database}"
        return [*self.start, url, place.user, place.password, str(history / "flyway")]


class Dbmate(Tool):
    """dbmate's own program, without the script of Node's that starts it."""

    name = "dbmate"

    def __init__(self, program):
        self.program = str(program)
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout
        self.version = said.split()[-1]

    def command(self, verb, history, place):
        if verb not in ("upgrade", "noop") or not (history / "dbmate").is_dir():
            return None
        url = place.url("postgres") + "?sslmode=disable"
        return [self.program, "--url", url, "--migrations-dir", str(history / "dbmate"), "--no-dump-schema", "migrate"]
