"""``update(Model)``, ``delete(Model)`` and ``insert(Model)``, and what they mean for the objects that a session has."""

from sqlalchemy.exc import InvalidRequestError

from ._unsupported import unsupported
from .loading import Plan


def execute(session, statement, entity, params, options):
    """Executes a change of a model's rows."""
    if statement._verb != "insert":
        criteria = entity.criteria()
        statement = statement if criteria is None else statement.where(criteria)
    result = session.connection().execute(statement, params)
    asked = getattr(statement, "_asked", None)
    if asked:
        result = Plan(asked).result(session, result.all(), True)
    given = {**getattr(statement, "_execution_options", {}), **options}
    synchronize(session, entity.mapper, statement._verb, given.get("synchronize_session", "auto"))
    return result


def synchronize(session, mapper, verb, how):
    """Has objects of the session agree with rows that a statement changed."""
    if how is False or how is None or verb == "insert":
        return
    states = [state for state in session.identity_map.states() if state.mapper.isa(mapper)]
    if not states:
        return
    if verb == "update":
        for state in states:
            state.expire([key for key, _ in state.mapper.column_props()])
        return
    keys = [prop.column for prop in (mapper.props[key] for key in mapper.key_attributes)]
    there = set()
    from sqlalchemy import select, tuple_

    columns = [mapper.table.c[key] for key in keys]
    wanted = [state.key for state in states]
    one = len(columns) == 1
    condition = columns[0].in_([key[0] for key in wanted]) if one else tuple_(*columns).in_(wanted)
    there.update(tuple(row) for row in session.connection().execute(select(*columns).where(condition)))
    for state in states:
        if state.key not in there:
            session._gone(state)


def changed(query, verb):
    """The statement that changes the rows a query finds."""
    if query._limited or not query._plain_criteria or query._compound:
        what = query._limited or "join"
        raise InvalidRequestError(f"Can't call Query.update() or Query.delete() when {what}() has been called")
    entity = query._changed()
    if entity is None:
        raise unsupported(f"Query.{verb}() of anything but a model")
    criteria = entity.criteria()
    every = [*query._criteria, *([] if criteria is None else [criteria])]
    statement = getattr(entity.source, verb)()
    return statement.where(*every) if every else statement


def run(query, statement, verb, synchronize_session):
    """Runs such a statement; returns how many rows it changed."""
    query.session._check()
    query.session._autoflush()
    result = query.session.connection().execute(statement)
    synchronize(query.session, query._changed().mapper, verb, synchronize_session)
    return result.rowcount
