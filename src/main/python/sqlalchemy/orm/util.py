"""Aliases of models, joins, and other things that queries are made of."""

from ._unsupported import unsupported
from .attributes import QueryableAttribute, plain, state_of
from .mapper import Entity, entity_of


class AliasedClass:
    """A model under another name."""

    def __init__(self, model, alias=None, name=None):
        mapper = entity_of(model).mapper
        self.__mapper__ = mapper
        self._orm_entity = Entity(mapper, mapper.table.alias(name) if alias is None else alias, name)

    @property
    def _java(self):
        return self._orm_entity.source._java

    def __clause_element__(self):
        return self._orm_entity.source

    def __getattr__(self, key):
        entity = self.__dict__.get("_orm_entity")
        if entity is None or key not in entity.mapper.props:
            raise AttributeError(key)
        return QueryableAttribute(entity, key, entity.mapper.props[key])


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    """A model, a table or a query under another name."""
    if entity_of(element) is not None:
        return AliasedClass(element, alias, name)
    return element.alias(name)


def steps(target, onclause=None):
    """What a join comes down to: pairs of what is joined and on which condition."""
    from .relationships import Joined

    if isinstance(onclause, QueryableAttribute) and hasattr(onclause.prop, "configure"):
        return _relation(onclause.prop, onclause._entity, entity_of(target))
    if isinstance(target, Joined):
        return _relation(target.prop, target._entity, entity_of(target.target))
    if isinstance(target, QueryableAttribute) and hasattr(target.prop, "configure"):
        target.prop.configure()
        return _relation(target.prop, target._entity, target.prop.target.entity)
    entity = entity_of(target)
    return [(target if entity is None else entity.source, plain(onclause))]


def _relation(prop, entity, target):
    from sqlalchemy import and_

    prop.configure()
    if prop.secondary is None:
        return [(target.source, prop.onclause(entity, target))]
    near = [prop.secondary.c[between] == entity.source.c[here] for here, between in prop.pairs]
    far = [prop.secondary.c[between] == target.source.c[there] for there, between in prop.far_pairs]
    return [(prop.secondary, and_(*near)), (target.source, and_(*far))]


def join(left, right, onclause=None, isouter=False, full=False):
    """A join of models as a from-clause."""
    from sqlalchemy.sql._constructors import join as of_tables

    entity = entity_of(left)
    made = left if entity is None else entity.source
    for target, condition in steps(right, onclause):
        made = of_tables(made, target, condition, isouter, full)
    return made


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


def with_parent(instance, prop, from_entity=None):
    """The condition that rows belong to an object."""
    if isinstance(prop, QueryableAttribute):
        prop = prop.prop
    if prop is None or isinstance(prop, str):
        raise unsupported("with_parent() without an attribute")
    prop.configure()
    state = state_of(instance)
    if prop.secondary is not None:
        raise unsupported(f"with_parent() over the table between of '{prop.key}'")
    from sqlalchemy import and_

    target = prop.target.entity
    return and_(*[target.source.c[there] == prop._here(state, here) for here, there in prop.pairs])


def with_polymorphic(base, classes, **options):
    raise unsupported("with_polymorphic()", "query the classes one by one")


class Bundle:
    """Columns that come back as one value."""

    _is_bundle = True

    def __init__(self, name, *expressions, **options):
        self.name = name
        self.expressions = expressions

    def part(self):
        from .loading import name_of

        columns = [plain(one) for one in self.expressions]
        return _BundlePart(self, columns, [name_of(one) for one in columns])


class _BundlePart:
    entity = None

    def __init__(self, asked, columns, names):
        from sqlalchemy.engine.row import row_class

        self.asked = asked
        self.columns = columns
        self.name = asked.name
        self._row = row_class(names)

    def reader(self, session, start, populate):
        end = start + len(self.columns)
        return lambda row: self._row([row[position] for position in range(start, end)])


class DynamicCollection:
    """The value of a ``lazy="dynamic"`` relationship: a query that can be added to."""

    def __init__(self, state, prop):
        self._state = state
        self._prop = prop

    def _query(self):
        return self._prop.query(self._state)

    def __getattr__(self, name):
        return getattr(self._query(), name)

    def __iter__(self):
        return iter(self._query())

    def append(self, item):
        raise unsupported(f"append() of the dynamic relationship '{self._prop.key}'", "set the key of the object")

    remove = add = append


def make_transient(instance):
    """Has an object be as if it had no row and no session."""
    state = state_of(instance)
    if state.session is not None:
        state.session._let_go(state)
    state.key = None
    state.expired.clear()
    state.deleted = False


def make_transient_to_detached(instance):
    state = state_of(instance)
    state.key = tuple(getattr(instance, key) for key in state.mapper.key_attributes)


def was_deleted(instance):
    return state_of(instance).deleted
