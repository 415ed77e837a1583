"""``Query``: the older form of ``select``, over models, their attributes, tables and columns."""

from sqlalchemy.exc import ArgumentError, InvalidRequestError

from ._unsupported import unsupported
from .attributes import QueryableAttribute, attribute_named, plain
from .loading import Plan, once, spread, with_criteria
from .mapper import class_mapper, configure_mappers, entity_of


class Query:
    """A query of a session. Each method returns another one."""

    _populate = False
    _limited = None
    _yield_per = None
    _plain_criteria = True
    _text = None

    def __init__(self, entities, session=None):
        from sqlalchemy import select

        entities = entities if isinstance(entities, (tuple, list)) else (entities,)
        if any(entity_of(one) is not None for one in entities):
            configure_mappers()
        self.session = session
        self._asked = [_mapped(one) for one in entities]
        self._select = select(*self._asked)
        self._criteria = []
        self._last = next((entity for entity in map(_entity, self._asked) if entity is not None), None)
        self._compound = False

    def _copy(self, select=None, **changes):
        query = object.__new__(type(self))
        query.__dict__.update(self.__dict__)
        if select is not None:
            query._select = select
        query.__dict__.update(changes)
        return query

    def with_session(self, session):
        return self._copy(session=session)

    # what is asked

    def filter(self, *criteria):
        self._refuse_after_limit("filter")
        criteria = [plain(one) for one in criteria]
        return self._copy(self._select.where(*criteria), _criteria=[*self._criteria, *criteria])

    where = filter

    def filter_by(self, **named):
        entity = self._last
        if entity is None:
            return self._copy(self._select.filter_by(**named))
        return self.filter(*[attribute_named(entity, key) == value for key, value in named.items()])

    def _refuse_after_limit(self, method):
        if self._limited:
            raise InvalidRequestError(
                f"Query.{method}() being called on a Query which already has LIMIT or OFFSET applied.  Call {method}() "
                "before limit() or offset() are applied."
            )
        if self._compound:
            raise unsupported(f"Query.{method}() after a union", "filter its parts")

    def join(self, target, *props, isouter=False, full=False, **options):
        self._refuse_after_limit("join")
        if options:
            raise unsupported(f"Query.join({', '.join(options)}=…)")
        if isinstance(target, tuple):
            target, *props = target
        query = self._joined(target, props[0] if props else None, isouter, full)
        for more in props[1:]:
            query = query._joined(more, None, isouter, full)
        return query

    def outerjoin(self, target, *props, **options):
        return self.join(target, *props, isouter=True, **options)

    def _joined(self, target, onclause, isouter, full):
        from .util import steps

        left = self._last
        if isinstance(target, str):
            target = getattr(left.mapper.class_, target)
        query = self
        for right, condition in steps(target, onclause):
            chosen = query._select.join(right, condition, isouter=isouter, full=full)
            query = query._copy(chosen, _plain_criteria=False)
        return query._copy(_last=_entity_joined(target, left))

    def select_from(self, *froms):
        chosen = self._select.select_from(*froms)
        return self._copy(chosen, _last=_entity(froms[0]) or self._last, _plain_criteria=False)

    def order_by(self, *clauses):
        if len(clauses) == 1 and (clauses[0] is None or clauses[0] is False):
            return self._copy(self._select.order_by(None))
        flat = [one for clause in clauses for one in (clause if isinstance(clause, (list, tuple)) else (clause,))]
        return self._copy(self._select.order_by(*map(plain, flat)))

    def group_by(self, *clauses):
        flat = [one for clause in clauses for one in (clause if isinstance(clause, (list, tuple)) else (clause,))]
        return self._copy(self._select.group_by(*_columns(flat)), _plain_criteria=False)

    def having(self, *criteria):
        return self._copy(self._select.having(*map(plain, criteria)), _plain_criteria=False)

    def distinct(self, *columns):
        return self._copy(self._select.distinct(*map(plain, columns)), _plain_criteria=False)

    def limit(self, count):
        return self._copy(self._select.limit(count), _limited="limit")

    def offset(self, count):
        return self._copy(self._select.offset(count), _limited="offset")

    def slice(self, start, stop):
        return self._copy(self._select.slice(start, stop), _limited="slice")

    def with_for_update(self, **options):
        return self._copy(self._select.with_for_update(**options))

    def correlate(self, *froms):
        return self._copy(self._select.correlate(*froms))

    def prefix_with(self, *words, **options):
        return self._copy(self._select.prefix_with(*words, **options))

    def with_entities(self, *entities):
        made = type(self)(entities, self.session)
        columns = Plan(list(spread(made._asked))).columns()
        chosen = self._select.with_only_columns(*columns)
        return self._copy(chosen, _asked=made._asked)

    def add_columns(self, *columns):
        asked = [*self._asked, *map(_mapped, columns)]
        return self._copy(self._select.add_columns(*Plan(list(spread(asked[len(self._asked) :]))).columns()), _asked=asked)

    add_column = add_entity = add_columns

    def params(self, *args, **values):
        return self._copy(self._select.params(*args, **values))

    def from_statement(self, statement):
        return self._copy(_text=statement)

    def options(self, *options):
        for option in options:
            check = getattr(option, "check", None)
            if check is not None:
                check()
        return self

    def execution_options(self, **options):
        return self

    def populate_existing(self):
        return self._copy(_populate=True)

    def yield_per(self, count):
        return self._copy(_yield_per=count)

    def enable_eagerloads(self, value):
        return self

    def enable_assertions(self, value):
        return self

    def autoflush(self, setting):
        return self._copy(_no_flush=not setting)

    def with_hint(self, *args, **options):
        return self

    with_statement_hint = with_hint

    def with_parent(self, instance, property=None):
        from .util import with_parent

        return self.filter(with_parent(instance, property))

    def from_self(self, *entities):
        raise unsupported("Query.from_self()", "use subquery()")

    # as a part of another statement

    @property
    def statement(self):
        return with_criteria(self._select, self._plan())

    selectable = statement

    def __clause_element__(self):
        return self.statement

    @property
    def _java(self):
        return self.statement._java

    def subquery(self, name=None, with_labels=False, reduce_columns=False):
        return self.statement.subquery(name)

    def cte(self, name=None, recursive=False, nesting=False):
        return self.statement.cte(name, recursive, nesting)

    def scalar_subquery(self):
        return self.statement.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self.scalar_subquery().label(name)

    @property
    def c(self):
        return self.subquery().c

    def exists(self):
        from sqlalchemy import exists, literal_column

        return exists(self.statement.with_only_columns(literal_column("1")))

    def _united(self, name, others):
        others = [one.statement if isinstance(one, Query) else one for one in others]
        return self._copy(getattr(self.statement, name)(*others), _compound=True)

    def union(self, *others):
        return self._united("union", others)

    def union_all(self, *others):
        return self._united("union_all", others)

    def intersect(self, *others):
        return self._united("intersect", others)

    def except_(self, *others):
        return self._united("except_", others)

    # what comes back

    def _plan(self):
        return Plan(list(spread(self._asked)))

    def _rows(self):
        """Objects or rows; of objects each once, as Query has it."""
        if self.session is None:
            raise InvalidRequestError("Query has no session")
        self.session._check()
        if not self.__dict__.get("_no_flush"):
            self.session._autoflush()
        plan = self._plan()
        if self._text is not None:
            return self._of_text(plan)
        chosen = self._select if self._compound else with_criteria(self._select, plan)
        cells = self.session.connection().execute(chosen).all()
        if len(plan.parts) == 1 and plan.has_entities:
            objects = [row[0] for row in plan.rows(self.session, cells, self._populate)]
            return objects if self._yield_per else once(objects)
        result = plan.result(self.session, cells, self._populate)
        return once(result.all()) if plan.has_entities and not self._yield_per else result.all()

    def _of_text(self, plan):
        """The rows of a text, its columns found by their names."""
        result = self.session.connection().execute(self._text)
        names = list(result.keys())
        wanted = [getattr(column, "name", None) for column in plan.columns()]
        missing = [name for name in wanted if name not in names]
        if missing:
            raise ArgumentError(f"Could not locate column in row for column '{missing[0]}'")
        cells = [[row[names.index(name)] for name in wanted] for row in result.all()]
        if len(plan.parts) == 1 and plan.has_entities:
            return once([row[0] for row in plan.rows(self.session, cells, self._populate)])
        return plan.result(self.session, cells, self._populate).all()

    def __iter__(self):
        return iter(self._rows())

    def all(self):
        return list(self._rows())

    def first(self):
        found = self.limit(1)._rows() if self._text is None else self._rows()
        return found[0] if found else None

    def one_or_none(self):
        found = self._rows()
        if len(found) > 1:
            from sqlalchemy.exc import MultipleResultsFound

            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return found[0] if found else None

    def one(self):
        found = self._rows()
        if len(found) == 1:
            return found[0]
        from sqlalchemy.exc import MultipleResultsFound, NoResultFound

        if found:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        raise NoResultFound("No row was found when one was required")

    def scalar(self):
        found = self.one_or_none()
        return found[0] if isinstance(found, tuple) else found

    def __getitem__(self, item):
        if isinstance(item, slice):
            start, stop = item.start, item.stop
            if (start or 0) < 0 or (stop or 0) < 0:
                raise IndexError("negative indexes are not accepted by SQL index / slice operators")
            return list(self.slice(start or 0, stop) if stop is not None else self.offset(start))[:: item.step or 1]
        return list(self.slice(item, item + 1))[0]

    def count(self):
        from sqlalchemy import func, literal_column, select

        self.session._autoflush()
        inner = self.statement if not self._compound else self._select
        counted = select(func.count(literal_column("*"))).select_from(inner.subquery())
        return self.session.connection().execute(counted).scalar()

    def get(self, ident):
        entity = next(one for one in self._asked if entity_of(one) is not None)
        return self.session.get(entity, ident, populate_existing=self._populate)

    @property
    def column_descriptions(self):
        return [
            {"name": part.name, "expr": part.asked, "entity": part.entity and part.entity.mapper.class_, "aliased": False}
            for part in self._plan().parts
        ]

    # what changes rows

    def update(self, values, synchronize_session="evaluate", update_args=None):
        from .changes import changed, run

        statement = changed(self, "update").values({_column(self._changed(), key): plain(one) for key, one in _items(values)})
        return run(self, statement, "update", synchronize_session)

    def delete(self, synchronize_session="evaluate", delete_args=None):
        from .changes import changed, run

        return run(self, changed(self, "delete"), "delete", synchronize_session)

    def _changed(self):
        return _entity(self._asked[0])

    def __str__(self):
        return str(self.statement)


def _mapped(one):
    if isinstance(one, type) and entity_of(one) is None:
        class_mapper(one)
    return one


def _entity(asked):
    entity = entity_of(asked)
    return asked._entity if entity is None and isinstance(asked, QueryableAttribute) else entity


def _entity_joined(target, left):
    from .relationships import Joined

    if isinstance(target, Joined):
        return entity_of(target.target)
    if isinstance(target, QueryableAttribute):
        return target.prop.mapper.entity
    return entity_of(target) or left


def _columns(items):
    for item in items:
        entity = entity_of(item)
        if entity is None:
            yield plain(item)
        else:
            yield from entity.columns()


def _items(values):
    return values.items() if hasattr(values, "items") else values


def _column(entity, key):
    if isinstance(key, str):
        return attribute_named(entity, key).expression
    return plain(key)
