"""What everything in a schema derives from, and what fills columns: sequences, identities, expressions, defaults."""

import _aludel

_created = 0


def next_order():
    global _created
    _created += 1
    return _created


class SchemaItem:
    """Anything that is part of a schema. ``_construct`` is what Java knows it by."""

    _construct = None
    name = None
    info = {}
    # When it was made: constraints are printed in this order.
    _order = 0

    def __init__(self, *args, **kwargs):
        self._order = next_order()
        self._arguments = args, kwargs
        self.name = kwargs.get("name")
        self._java = _aludel.construct(self._construct or type(self).__name__, args, kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._arguments[0]))})"


def in_order_made(items):
    """The parts of a table, its constraints in the order they were made."""
    constraints = [item for item in items if getattr(item, "_order", 0)]
    if len(constraints) < 2:
        return items
    if all(one._order < other._order for one, other in zip(constraints, constraints[1:])):
        return items
    ordered = iter(sorted(constraints, key=lambda item: item._order))
    return [next(ordered) if getattr(item, "_order", 0) else item for item in items]


class HasSchemaAttr(SchemaItem):
    pass


class Sequence(SchemaItem):
    """A sequence."""

    def __init__(self, name, *args, **kwargs):
        metadata = kwargs.pop("metadata", None)
        if metadata is not None and kwargs.get("schema") is None:
            kwargs["schema"] = metadata.schema
        super().__init__(name, *args, **kwargs)
        self.name = name
        self.schema = kwargs.get("schema")
        if metadata is not None:
            metadata._sequences[self.fullname] = self

    @property
    def fullname(self):
        return f"{self.schema}.{self.name}" if self.schema else self.name

    def create(self, bind, checkfirst=True):
        from .ddl import run

        run(bind, "Sequence.create", (self,), checkfirst)

    def drop(self, bind, checkfirst=True):
        from .ddl import run

        run(bind, "Sequence.drop", (self,), checkfirst)

    def next_value(self):
        from .functions import next_value

        return next_value(self)

    def _execute_on_connection(self, connection, parameters):
        return connection.execute(self.next_value()).scalar()


class Identity(SchemaItem):
    """GENERATED AS IDENTITY."""

    def __init__(self, always=False, on_null=None, **options):
        super().__init__(always=always, on_null=on_null, **options)
        self.always = always
        self.on_null = on_null
        for name in ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order"):
            setattr(self, name, options.get(name))


class Computed(SchemaItem):
    """GENERATED ALWAYS AS."""

    def __init__(self, sqltext, persisted=None):
        super().__init__(sqltext, persisted=persisted)
        self._sqltext = sqltext
        self.persisted = persisted

    @property
    def sqltext(self):
        from .elements import TextClause

        return TextClause(self._sqltext) if isinstance(self._sqltext, str) else self._sqltext


class FetchedValue(SchemaItem):
    """A value that the database makes."""


class DefaultClause(FetchedValue):
    """A default of the database."""

    def __init__(self, arg, for_update=False, _reflected=False):
        self.arg = arg
        self.for_update = for_update
        self.reflected = _reflected
        self._java = _aludel.lower(arg)

    def __repr__(self):
        return f"DefaultClause({self.arg!r}, for_update={self.for_update})"


class DefaultGenerator(SchemaItem):
    pass


class ColumnDefault(DefaultGenerator):
    def __init__(self, arg, **kw):
        self.arg = arg
        self._java = _aludel.lower(arg)
