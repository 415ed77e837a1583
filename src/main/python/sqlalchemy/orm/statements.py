"""Statements of Core that speak of models, executed by a session."""

from .loading import Plan, asked_of, with_criteria
from .mapper import entity_of


def execute(session, statement, params, options):
    """Executes a statement; one over models gives objects."""
    if isinstance(statement, str):
        from sqlalchemy import text

        statement = text(statement)
    session._autoflush()
    model = getattr(statement, "_entity", None)
    if model is not None:
        from . import changes

        return changes.execute(session, statement, entity_of(model), params, options)
    asked = asked_of(statement)
    if asked is None:
        return session.connection().execute(statement, params)
    return _objects(session, statement, asked, params, options)


def _objects(session, statement, asked, params, options):
    options = {**getattr(statement, "_execution_options", {}), **options}
    plan = Plan(asked)
    chosen = with_criteria(statement, plan)
    result = session.connection().execute(chosen, params)
    return plan.result(session, result.all(), bool(options.get("populate_existing")))
