"""What fills columns: sequences, identities, expressions and defaults."""

import _aludel

from ._items import SchemaItem


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
