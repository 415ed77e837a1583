"""What turns cells of the database into values of the types that a statement names."""

import _aludel


def conversions(java):
    """For each column a statement returns, what turns its cells into values of the column's type, and its name if that
    isn't what the database calls it; None for nothing.
    """
    names = _aludel.construct("Statement.conversions", (_Statement(java),))
    return [(_conversion(str(name)), str(text)) for name, text in names]


class _Statement:
    def __init__(self, java):
        self._java = java


def _conversion(name):
    if not name:
        return None
    if name == "binary":
        return bytes
    if name == "float":
        return float
    from sqlalchemy.sql.type_api import scripted_type

    return scripted_type(int(name.partition(":")[2]))._from_database()
