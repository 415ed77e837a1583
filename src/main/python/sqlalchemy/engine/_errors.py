"""What only the caller of a statement can tell of its error."""

from sqlalchemy import exc


def of_statement(error, statement, sets):
    """The error of a statement of Core's, with what only its caller knows: all sets of values it was to run with."""
    if isinstance(error, exc.DBAPIError):
        if len(sets) > 1:
            _of_many(error, statement, sets)
        return error
    if type(error) is exc.StatementError and error.statement is None:
        return _unbound(error, statement, sets)
    return error


def _of_many(error, statement, sets):
    from sqlalchemy.sql.dml import Insert

    sql = error.statement or ""
    if isinstance(statement, Insert) and " VALUES (" in sql:
        # the rows of an INSERT travel in one statement
        before, _, row = sql.partition(" VALUES ")
        row, closing, after = row.partition(")" if ")s" not in row else ")s)")
        names = [name for name in error.params or ()]
        rows = []
        for number in range(len(sets)):
            text = row + closing
            for name in names:
                text = text.replace(f"%({name})s", f"%({name}__{number})s")
            rows.append(text)
        if not statement._asks:
            after = after.partition(" RETURNING ")[0]
        error.statement = before + " VALUES " + ", ".join(rows) + after
        error.params = {f"{name}__{number}": one.get(name) for number, one in enumerate(sets) for name in names}
        return
    error.params = list(sets)
    error.ismulti = True


def missing(statement, sets, name):
    """The error of a value that only the first of several sets has."""
    error = exc.StatementError(f"A value is required for bind parameter '{name}'")
    error._aludel_cause = None
    return _unbound(error, statement.values({key: None for key in sets[0]}), sets)


def _unbound(error, statement, sets):
    """A bind without a value, as SQLAlchemy tells it: the statement, and what values there were."""
    from sqlalchemy.dialects.postgresql import dialect

    message = str(error)
    name = message.rpartition(" '")[2].rstrip("'")
    groups = [number for number, one in enumerate(sets) if name not in one]
    if len(sets) > 1 and groups and groups[0] > 0:
        message += f", in parameter group {groups[0]}"
    origin = exc.InvalidRequestError(message, code="cd3x")
    known = exc.StatementError(
        f"(sqlalchemy.exc.InvalidRequestError) {message}",
        str(statement.compile(dialect=dialect())).partition(" RETURNING ")[0],
        list(sets) or (),
        origin,
        code="cd3x",
        ismulti=False,
    )
    known._aludel_cause = error._aludel_cause
    return known
