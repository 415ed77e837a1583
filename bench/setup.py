"""Brings the tools that are measured, and the histories they are measured on."""

import shutil
import subprocess
from pathlib import Path

import histories
import rendered
import tools

HERE = Path(__file__).resolve().parent
DBMATE = "2.36.0"


def contenders(aludel: Path, alembic: Path, built: Path, wanted) -> list:
    """The tools that are wanted and that can be had; one that cannot is named and left out."""
    makers = {
        "aludel": lambda: tools.AlembicLike("Aludel", aludel, "py"),
        "aludel-sql": lambda: tools.AlembicLike("Aludel, SQL files", aludel, "sql"),
        "alembic": lambda: tools.AlembicLike("Alembic", alembic, "py"),
        "psql": tools.Psql,
        "flyway": lambda: tools.Flyway(flyway(built / "flyway")),
        "dbmate": lambda: tools.Dbmate(dbmate(built / "dbmate")),
    }
    found = []
    for key, make in makers.items():
        if key in wanted:
            try:
                found.append(make())
            except (OSError, subprocess.CalledProcessError, StopIteration) as missing:
                print(f"{key} is left out: {missing}")
    return found


def flyway(built: Path) -> Path:
    """Flyway's libraries from Maven Central, and the program that calls them."""
    maven = ["mvn", "-q", "-B", "-f", str(HERE / "flyway/pom.xml"), "dependency:copy-dependencies"]
    if not (built / "classes").is_dir():
        subprocess.run([*maven, f"-DoutputDirectory={built / 'lib'}"], check=True)
        subprocess.run(
            ["javac", "-cp", f"{built / 'lib'}/*", "-d", str(built / "classes"), str(HERE / "flyway/Migrate.java")], check=True
        )
    return built


def dbmate(built: Path) -> Path:
    """The program that the npm package brings for this machine."""
    if not list(built.glob("node_modules/@dbmate/*/bin/dbmate")):
        built.mkdir(parents=True, exist_ok=True)
        call = ["npm", "install", "--silent", "--no-save", "--prefix", str(built), f"dbmate@{DBMATE}"]
        subprocess.run(call, check=True)
    return next(built.glob("node_modules/@dbmate/*/bin/dbmate"))


def history(folder: Path, kind: str, length: int, alembic: Path, for_sql: bool) -> Path:
    """The folder of a history, written anew where the generator has changed since."""
    place = folder / f"{kind}-{length}"
    stamp = place / "made"
    recipe = "".join((HERE / name).read_text() for name in ("histories.py", "rendered.py"))
    if stamp.is_file() and stamp.read_text() == recipe:
        return place
    shutil.rmtree(place, ignore_errors=True)
    identifiers = histories.write(place / "py/versions", kind, length)
    environment = place / "template/env.py"
    subprocess.run([str(alembic), "init", str(place / "template")], check=True, capture_output=True, cwd=place)
    (place / "alembic.ini").unlink()
    shutil.copy(environment, place / "py/env.py")
    if for_sql:
        nowhere = tools.Place("127.0.0.1", 1, "nobody", "", "nothing")
        ini = place / "py/alembic.ini"
        ini.write_text(tools.INI.format(url=nowhere.url("postgresql+psycopg2")))
        upgrade = rendered.print_sql(alembic, ini, "upgrade", "head")
        downgrade = rendered.print_sql(alembic, ini, "downgrade", f"{identifiers[-1]}:base")
        rendered.write(place, identifiers, upgrade, downgrade)
        shutil.copy(environment, place / "sql/env.py")
    shutil.rmtree(place / "template")
    stamp.write_text(recipe)
    return place
