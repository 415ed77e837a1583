"""The part of SQLAlchemy that migrations use. Meaning lives in Java; this is its surface."""

from ._lazy import load, lookup

__version__ = "2.0.58"

_SUBMODULES = ("dialects", "engine", "event", "exc", "ext", "orm", "pool", "schema", "sql", "types", "util")
_MODULES = ("sql.sqltypes", "sql.schema", "sql._constructors", "sql.functions", "sql.dml", "sql.elements")
_MODULES += ("sql.selectable", "sql.ddl", "sql.type_api")
_ENGINE = {
    "create_engine": "engine.base",
    "engine_from_config": "engine.base",
    "Engine": "engine.base",
    "Connection": "engine.base",
    "Dialect": "engine.interfaces",
    "URL": "engine.url",
    "make_url": "engine.url",
    "inspect": "engine.reflection",
    "Inspector": "engine.reflection",
    "Result": "engine.result",
    "CursorResult": "engine.result",
    "Row": "engine.row",
    "RowMapping": "engine.row",
    "create_mock_engine": "engine.mock",
}


def __getattr__(name):
    home = _ENGINE.get(name)
    if home is not None:
        return getattr(load(f"sqlalchemy.{home}"), name)
    if name.endswith("Pool"):
        return getattr(load("sqlalchemy.pool"), name)
    return lookup("sqlalchemy", name, _SUBMODULES, _MODULES)
