"""What all types derive from. A type is a Java value; the classes are what ``isinstance`` and subclasses need."""

import _aludel


class _Handle:
    """``_java`` of a type. On the class itself it is the handle of a type without arguments: ``Column(x, Integer)``."""

    def __get__(self, instance, owner):
        if instance is None:
            instance = owner()
        if owner._construct_java is TypeEngine._construct_java and not any(instance.__dict__.get("_arguments", ())):
            # types without arguments are all alike
            java = owner.__dict__.get("_bare")
            if java is None:
                java = owner._bare = instance._construct_java()
        else:
            java = instance._construct_java()
        if java is not None and instance._keeps_handle:
            instance.__dict__["_java"] = java
        return java


_scripted = []


def scripted_type(number):
    """The type that Java knows by the number."""
    return _scripted[number]


class TypeEngine:
    """A type. ``_construct`` is the name that Java knows it by, ``_parameters`` its arguments with their defaults."""

    _java = _Handle()
    _construct = "NullType"
    _parameters = ()
    _keeps_handle = True
    # How many of the first arguments repr() shows without their names.
    _shown_bare = 0
    __visit_name__ = "null"
    hashable = True

    def __init__(self, *args, **kwargs):
        self._arguments = args, kwargs
        for (name, default), value in zip(self._parameters, args):
            self.__dict__[name] = value
        for name, default in self._parameters[len(args) :]:
            self.__dict__[name] = kwargs.get(name, default)
        if args or kwargs:
            self._java = self._construct_java()

    def __class_getitem__(cls, key):
        return cls

    def _construct_java(self):
        args, kwargs = self.__dict__.get("_arguments", ((), {}))
        return _aludel.construct(self._construct, args, kwargs)

    @property
    def python_type(self):
        raise NotImplementedError

    def _to_database(self):
        """What converts a script's value into one for the database; None where nothing has to."""
        return None

    def _from_database(self):
        """What converts a value of the database into one for the script; None where nothing has to."""
        return None

    def _marked(self):
        """The type as Java takes it for an expression whose values are converted."""
        number = self._number()
        return self if number is None else _Marked(_aludel.construct("TypeEngine.scripted", (self, number)))

    def _number(self):
        """The number that Java knows the type by, if its values are converted; None if they aren't."""
        number = self.__dict__.get("_script_number")
        if number is None and (self._to_database() or self._from_database()):
            number = self._script_number = len(_scripted)
            _scripted.append(self)
        return number

    def with_variant(self, type_, *dialect_names):
        variant = type(self).__new__(type(self))
        variant.__dict__.update(self.__dict__)
        type_ = to_instance(type_)
        variant._java = _aludel.construct("TypeEngine.with_variant", (self, type_, *dialect_names))
        variant._variant_mapping = {**self.__dict__.get("_variant_mapping", {}), **dict.fromkeys(dialect_names, type_)}
        return variant

    def dialect_impl(self, dialect):
        return self.__dict__.get("_variant_mapping", {}).get(dialect.name, self)

    load_dialect_impl = dialect_impl

    def copy(self, **kw):
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied

    adapt = copy

    def as_generic(self, allow_nulltype=False):
        return self

    def bind_processor(self, dialect):
        return None

    def result_processor(self, dialect, coltype):
        return None

    def literal_processor(self, dialect):
        return None

    def compile(self, dialect=None):
        return _aludel.type_name(self._java)

    def __str__(self):
        return str(self.compile())

    def __repr__(self):
        arguments = self.__dict__.get("_arguments", ((), {}))[0]
        shown = [repr(value) for value in arguments[: self._shown_bare]]
        shown += [
            f"{name}={self.__dict__[name]!r}"
            for name, default in self._parameters[self._shown_bare :]
            if self.__dict__.get(name, default) != default
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


class _Marked:
    def __init__(self, java):
        self._java = java


def to_instance(type_, *args, **kwargs):
    """A type, made from its class where only that is given."""
    if type_ is None:
        from .sqltypes import NullType

        return NullType()
    return type_(*args, **kwargs) if isinstance(type_, type) else type_


adapt_type = to_instance


class UserDefinedType(TypeEngine):
    """A type that a script defines: ``get_col_spec()`` says what it is in SQL."""

    __visit_name__ = "user_defined"
    cache_ok = None
    _keeps_handle = False

    def __init__(self, *args, **kwargs):
        pass

    def get_col_spec(self, **kw):
        raise NotImplementedError

    def _construct_java(self):
        try:
            text = self.get_col_spec()
        except TypeError:
            text = self.get_col_spec(type_expression=None)
        return _aludel.construct("UserDefinedType", (text,))


class TypeDecorator(TypeEngine):
    """A type of a script around another one: ``impl``."""

    __visit_name__ = "type_decorator"
    impl = None
    cache_ok = None
    _keeps_handle = False

    def __init__(self, *args, **kwargs):
        if type(self).impl is None:
            raise AttributeError(
                "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of "
                "type being decorated"
            )
        self.impl = to_instance(type(self).impl, *args, **kwargs)

    def load_dialect_impl(self, dialect):
        return self.impl

    def dialect_impl(self, dialect):
        return to_instance(self.load_dialect_impl(dialect))

    @property
    def impl_instance(self):
        return self.impl

    def _construct_java(self):
        from sqlalchemy.dialects.postgresql import dialect

        return self.dialect_impl(dialect())._java

    def __getattr__(self, name):
        if name.startswith("_") or name == "impl":
            raise AttributeError(name)
        return getattr(self.impl, name)

    process_literal_param = process_bind_param = process_result_value = None

    def _to_database(self):
        inner = to_instance(self.impl)._to_database()
        process = self.process_bind_param or self.process_literal_param
        if process is None:
            return inner

        def convert(value):
            converted = process(value, _dialect())
            return converted if inner is None or converted is None else inner(converted)

        return convert

    def _from_database(self):
        inner = to_instance(self.impl)._from_database()
        process = self.process_result_value
        if process is None:
            return inner

        def convert(value):
            return process(value if inner is None or value is None else inner(value), _dialect())

        convert.takes_null = True
        return convert

    def coerce_compared_value(self, op, value):
        return self


def _dialect():
    from sqlalchemy.dialects.postgresql import dialect

    return dialect()


class ExternalType:
    """Marks types from outside SQLAlchemy."""


class Emulated:
    """Marks types that some databases only imitate."""


class NativeForEmulated:
    """Marks the types of a database that stand for imitated ones."""
