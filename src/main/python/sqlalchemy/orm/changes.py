"""``update(Model)``, ``delete(Model)`` and ``insert(Model)``, and what they mean for the objects that a session has."""

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
