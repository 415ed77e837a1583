"""Rows as objects."""

from sqlalchemy.engine.result import Result
from sqlalchemy.engine.row import row_class

from .attributes import InstanceState, QueryableAttribute, plain
from .mapper import entity_of


class Plan:
    """How the columns of a select become what was asked for: objects and values."""

    def __init__(self, asked):
        self.parts = [_part(one) for one in asked]

    def columns(self):
        return [column for part in self.parts for column in part.columns]

    @property
    def names(self):
        return [part.name for part in self.parts]

    @property
    def has_entities(self):
        return any(part.entity is not None for part in self.parts)

    def rows(self, session, cells, populate=False):
        """The rows, each a list of what was asked for."""
        reads = []
        start = 0
        for part in self.parts:
            reads.append(part.reader(session, start, populate))
            start += len(part.columns)
        return [[read(row) for read in reads] for row in cells]

    def result(self, session, cells, populate=False):
        kind = row_class(self.names)
        result = EntityResult(self.names, [kind(row) for row in self.rows(session, cells, populate)])
        result.asked = self.parts
        return result


class EntityResult(Result):
    """What a statement over models returned."""

    asked = ()

    def _index(self, key):
        for position, part in enumerate(self.asked):
            if part.asked is key:
                return position
        return Result._index(self, key)


class _Part:
    """One thing that was asked for, and the columns it takes."""

    def __init__(self, asked, columns, name, entity=None):
        self.asked = asked
        self.columns = columns
        self.name = name
        self.entity = entity

    def reader(self, session, start, populate):
        if self.entity is None:
            return lambda row: row[start]
        return Loader(session, self.entity.mapper, populate).reader(start, self.columns)


def _part(asked):
    entity = entity_of(asked)
    if entity is not None:
        return _Part(asked, entity.columns(), entity.name, entity)
    if isinstance(asked, QueryableAttribute):
        return _Part(asked, [asked.expression], asked.key)
    if getattr(asked, "_is_bundle", False):
        return asked.part()
    if isinstance(asked, str):
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError(
            f"Textual column expression {asked!r} should be explicitly declared with text({asked!r}), or use "
            f"column({asked!r}) for more specificity"
        )
    expression = asked.__clause_element__() if hasattr(asked, "__clause_element__") else asked
    return _Part(asked, [expression], name_of(expression))


def name_of(expression):
    name = getattr(expression, "key", None) or getattr(expression, "name", None)
    return None if name is None else str(name)


def spread(asked):
    """What was asked for, tables laid out as their columns, as they are asked for when there are no models."""
    from sqlalchemy.sql.selectable import FromClause

    for one in asked:
        if entity_of(one) is None and isinstance(one, FromClause):
            yield from one.c
        else:
            yield one


class Loader:
    """Makes objects of a mapper from rows, one for each key that the session doesn't have."""

    def __init__(self, session, mapper, populate=False):
        self.session = session
        self.mapper = mapper
        self.populate = populate

    def reader(self, start, columns):
        props = self.mapper.loaded
        places = [(start + offset, prop.key, prop.mutable) for offset, prop in enumerate(props)]
        positions = {key: place for place, key, _ in places}
        keys = [positions[key] for key in self.mapper.key_attributes]
        session, mapper, base = self.session, self.mapper, self.mapper.base
        kind = None if mapper._kind_key is None else positions[mapper._kind_key]

        def read(row):
            identity = tuple([row[position] for position in keys])
            if None in identity and all(one is None for one in identity):
                return None
            state = session._known(base, identity)
            if state is None:
                found = mapper if kind is None else mapper.of_row({mapper._kind_key: row[kind]})
                obj = object.__new__(found.class_)
                state = InstanceState(obj, found)
                obj.__dict__["_sa_instance_state"] = state
                state.key = identity
                session._keep(state)
            fill(state, row, places, self.populate)
            return state.obj

        return read


def fill(state, row, places, populate=False):
    """Gives an object a row's values, but keeps those that were changed and not written."""
    values = state.obj.__dict__
    changed = () if populate else state.committed
    for place, key, mutable in places:
        if key not in changed:
            value = row[place]
            values[key] = value if mutable is None else mutable.owned(value, state, key)
    if populate:
        state.committed.clear()
    if state.expired:
        state.expired.clear()


def refresh(state, keys=None):
    """Reads an object's row again."""
    session, mapper = state.session, state.mapper
    if session is None:
        from .exc import DetachedInstanceError

        raise DetachedInstanceError(
            f"Instance {_shown(state)} is not bound to a Session; attribute refresh operation cannot proceed"
        )
    row = row_of(session, mapper, state.key)
    if row is None:
        from .exc import ObjectDeletedError

        raise ObjectDeletedError(f"Instance '{_shown(state)}' has been deleted, or its row is otherwise not present.")
    fill(state, row, [(place, prop.key, prop.mutable) for place, prop in enumerate(mapper.loaded)])


def _shown(state):
    return f"<{state.mapper.class_.__name__} at {id(state.obj):#x}>"


def asked_of(statement):
    """The entities and columns of a select that speaks of models; None where it speaks of tables alone."""
    asked = getattr(statement, "_asked", None)
    if asked is None:
        return None
    if any(entity_of(one) is not None or isinstance(one, QueryableAttribute) or hasattr(one, "_is_bundle") for one in asked):
        return list(spread(asked))
    return None


def with_criteria(select, plan):
    """The select, its rows those of the classes it is over."""
    for part in plan.parts:
        entity = part.entity
        if entity is None and isinstance(part.asked, QueryableAttribute):
            entity = part.asked._entity
        criteria = None if entity is None else entity.criteria()
        if criteria is not None:
            select = select.where(criteria)
    return select


def once(items):
    """The items, each object or row once."""
    seen, kept = set(), []
    for item in items:
        key = tuple(map(_identity, item)) if isinstance(item, tuple) else id(item)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def _identity(value):
    if hasattr(type(value), "__mapper__"):
        return "object", id(value)
    try:
        hash(value)
    except TypeError:
        return "value", repr(value)
    return value


def by_key(session, mapper, entity, ident, populate_existing, with_for_update):
    """The object of that primary key, or None."""
    identity = _key_of(mapper, ident)
    state = session._known(mapper.base, identity)
    if state is not None and not populate_existing and not with_for_update:
        if state.expired and not _still_there(state):
            return None
        return state.obj if state.mapper.isa(mapper) else None
    if any(value is None for value in identity):
        return None
    query = session.query(entity).filter(*_matches(mapper, mapper.entity.source, identity))
    query._populate = populate_existing
    return (query.with_for_update() if with_for_update else query).one_or_none()


def _still_there(state):
    from .exc import ObjectDeletedError

    try:
        refresh(state)
    except ObjectDeletedError:
        return False
    return True


def row_of(session, mapper, identity):
    """The row of a key, one cell for each of the mapper's loaded attributes."""
    from sqlalchemy import select

    session._autoflush()
    chosen = select(*mapper.entity.columns()).where(*_matches(mapper, mapper.table, identity))
    return session.connection().execute(chosen).first()


def _key_of(mapper, ident):
    if isinstance(ident, dict):
        return tuple(ident[key] for key in mapper.key_attributes)
    identity = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
    if len(identity) != len(mapper.key_attributes):
        from sqlalchemy.exc import InvalidRequestError

        columns = ",".join(f"'{mapper.table.name}.{mapper.props[key].column}'" for key in mapper.key_attributes)
        raise InvalidRequestError(
            f"Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are {columns}"
        )
    return identity


def _matches(mapper, source, identity):
    keys = [mapper.props[key].column for key in mapper.key_attributes]
    return [source.c[key] == value for key, value in zip(keys, identity)]


__all__ = ["Loader", "Plan", "asked_of", "plain", "refresh", "spread", "with_criteria"]
