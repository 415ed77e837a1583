"""What turns cells of the database into values of the types that a statement names."""


def processors_of(conversions):
    """For each column a statement returns, what turns its cells into values of the column's type, or None, and its name
    if that isn't what the database calls it.
    """
    return [(_conversion(name), text) for name, text in conversions]


def _conversion(name):
    if not name:
        return None
    if name == "binary":
        return bytes
    if name == "float":
        return float
    from sqlalchemy.sql.type_api import scripted_type

    return scripted_type(int(name.partition(":")[2]))._from_database()
