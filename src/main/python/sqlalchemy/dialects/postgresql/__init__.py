"""What PostgreSQL has of its own."""

from sqlalchemy._lazy import load

_MODULES = ("types", "ext", "base")
_SUBMODULES = ("base", "dml", "ext", "json", "named_types", "psycopg2", "types")


def __getattr__(name):
    if name in _SUBMODULES and name != "json":
        return load(f"{__name__}.{name}" if name in _MODULES else f"{__name__}.base")
    if not name.startswith("__"):
        for module in _MODULES:
            found = getattr(load(f"{__name__}.{module}"), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
