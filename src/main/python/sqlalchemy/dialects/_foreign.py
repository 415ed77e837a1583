"""Types of databases that are only named here."""

from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.type_api import TypeEngine


def types(dialect, bases):
    """Classes for a dialect's types: a name to the generic type each one derives from."""
    return {
        name: type(
            name,
            (getattr(sqltypes, base, None) or TypeEngine,),
            {"__module__": f"sqlalchemy.dialects.{dialect}", "_construct": f"{dialect}.{name}", "_parameters": ()},
        )
        for name, base in bases.items()
    }
