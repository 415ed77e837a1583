"""What the attributes of models stand for: columns, expressions, other names of them."""

from ._unsupported import unsupported
from .attributes import plain


class Property:
    """One attribute of a mapper. ``column`` is the key of the table's column, if it is one."""

    column = None
    is_expression = False
    key = parent = None
    mutable = None

    def bind(self, mapper, key):
        """Tells it where it belongs."""
        self.parent = mapper
        self.key = key

    def inherited(self):
        """The same for the mapper of a subclass."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied

    def assign(self, state, value):
        if self.mutable is not None:
            value = self.mutable.owned(value, state, self.key)
        state.change(self.key, value)

    def absent(self, state):
        if self.key not in state.expired:
            return None
        from .loading import refresh

        refresh(state)
        return state.obj.__dict__.get(self.key)


class ColumnProperty(Property):
    """A column of the model's table."""

    def __init__(self, column_key, mutable=None):
        self.column = column_key
        self.mutable = mutable

    def expression(self, entity):
        return entity.source.c[self.column]

    @property
    def columns(self):
        return [self.parent.table.c[self.column]]


class ExpressionProperty(Property):
    """An expression that is read with the row: ``column_property()``."""

    is_expression = True

    def __init__(self, expression):
        self._expression = expression

    def expression(self, entity):
        if entity.source is not entity.mapper.table:
            raise unsupported(f"column_property '{self.key}' of an alias")
        return self._expression


class SynonymProperty(Property):
    """Another name for an attribute."""

    def __init__(self, name, **options):
        self.name = name

    def expression(self, entity):
        return entity.mapper.props[self.name].expression(entity)

    def absent(self, state):
        return getattr(state.obj, self.name)

    def assign(self, state, value):
        setattr(state.obj, self.name, value)


Synonym = SynonymProperty


class CompositeProperty(Property):
    """Several columns as one value: can be declared."""

    def __init__(self, *args, **options):
        pass

    def _refuse(self, *args):
        raise unsupported(f"The composite attribute '{self.key}'", "use the columns it is made of")

    expression = absent = assign = _refuse


def synonym(name, **options):
    return SynonymProperty(name)


def composite(*args, **options):
    return CompositeProperty()


def column_property(column, *additional, **options):
    """A column under the attribute's name, or an expression that is read with the row."""
    from sqlalchemy.sql.schema import Column

    return column if isinstance(column, Column) else ExpressionProperty(plain(column))


def deferred(column, *additional, **options):
    """The column: it is read with the others, since rows of migrations are read once."""
    return column_property(column)


def query_expression(default=None):
    raise unsupported("sqlalchemy.orm.query_expression")


def validates(*names, include_removes=False, include_backrefs=True):
    """Has values of the named attributes pass a method before they are set."""

    def register(function):
        function.__sa_validators__ = names
        return function

    return register


def guarded(prop, function):
    """The property, its values passing the function first."""
    assign = prop.assign

    def checked(state, value):
        assign(state, function(state.obj, prop.key, value))

    prop.assign = checked
    return prop
