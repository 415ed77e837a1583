"""The real SQLAlchemy, where ``[aludel] sqlalchemy = installed`` asks for it: found among the installed packages, connected
through the driver that Aludel brings, its objects understood by ``op``.

Only this package knows that there are two; it imports SQLAlchemy no earlier than a script does.
"""

import sys

import _aludel
import _aludel_imports

_external = _aludel_imports._external
MISSING = object()
# Of these Aludel brings parts of its own, written for its own sqlalchemy.
_REPLACED = ("alembic_utils", "geoalchemy2", "pgvector", "sqlalchemy", "sqlalchemy_utils", "sqlmodel")


class InstalledFinder:
    """Finds the real packages before those that Aludel brings."""

    directories = []

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if path is not None or name not in _REPLACED:
            return None
        spec = _external.PathFinder.find_spec(name, cls.directories)
        if spec is not None and name == "sqlalchemy":
            spec.loader = _Loader(name, spec.origin)
        return spec


class _Loader(_external.SourceFileLoader):
    """Loads SQLAlchemy, and tells it of the driver."""

    def exec_module(self, module):
        super().exec_module(module)
        from . import drivers

        drivers.install()


def install(directories):
    """From now on ``import sqlalchemy`` gives the one in the directories."""
    InstalledFinder.directories = list(directories)
    sys.meta_path.insert(0, InstalledFinder)
    _aludel._installed = sys.modules[__name__]


def lowered(value):
    """An object of SQLAlchemy's as Java takes it; MISSING for what is none."""
    if "sqlalchemy.sql" not in sys.modules:
        return MISSING
    from .conversion import lowered as convert

    return convert(value)


def migrating(session, connection=None):
    """What opens the connection of the migration, once it is asked for; env.py may have opened one."""

    def connect():
        from .connections import begun, bind

        return bind(session) if connection is None else begun(connection)

    return connect


def session_of(connection):
    """The session that a connection of SQLAlchemy's works on."""
    return connection.connection.dbapi_connection._connection._session
