"""Types of databases that are only named here."""

from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.type_api import TypeEngine


class _Foreign:
    """A type of another database: where Java has no word for it, it is the generic type it derives from."""

    def _construct_java(self):
        try:
            return TypeEngine._construct_java(self)
        except AttributeError:
            generic = type(self).__mro__[-1] if self._generic is TypeEngine else self._generic
            if generic is object:
                return sqltypes.NullType._java
            args, kwargs = self.__dict__.get("_arguments", ((), {}))
            if issubclass(generic, sqltypes.Enum):
                return generic(*args, **kwargs)._java
            known = {name: kwargs[name] for name, _ in generic._parameters if name in kwargs}
            return generic(*args[: len(generic._parameters)], **known)._java


def types(dialect, bases):
    """Classes for a dialect's types: a name to the generic type each one derives from."""
    made = {}
    for name, base in bases.items():
        generic = getattr(sqltypes, base, TypeEngine)
        members = {
            "__module__": f"sqlalchemy.dialects.{dialect}",
            "_construct": f"{dialect}.{name}",
            "_generic": generic,
        }
        made[name] = type(name, (_Foreign, generic), members)
    return made
