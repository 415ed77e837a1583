"""Enumerations."""

from .sqltypes import SchemaType, String
from .type_api import Emulated


class Enum(String, SchemaType, Emulated):
    """One of several labels, given one by one or as an enumeration class."""

    __visit_name__ = "enum"
    _construct = "Enum"
    _parameters = ()

    def __init__(self, *enums, **kwargs):
        self.enum_class = None
        labels = enums
        if len(enums) == 1 and hasattr(enums[0], "__members__"):
            self.enum_class = enums[0]
            callable_ = kwargs.get("values_callable")
            labels = tuple(callable_(enums[0]) if callable_ else enums[0].__members__)
            kwargs.setdefault("name", enums[0].__name__.lower())
        elif len(enums) == 1 and isinstance(enums[0], (list, tuple)):
            labels = tuple(enums[0])
        kwargs.pop("values_callable", None)
        self.enums = list(labels)
        self.name = kwargs.get("name")
        self.schema = kwargs.get("schema")
        self.metadata = kwargs.get("metadata")
        if self.metadata is not None:
            self.metadata._types.append(self)
        self.native_enum = kwargs.get("native_enum", True)
        self.create_constraint = kwargs.get("create_constraint", False)
        self.validate_strings = kwargs.get("validate_strings", False)
        self.length = kwargs.get("length") or max((len(label) for label in self.enums), default=0)
        self._arguments = labels, kwargs
        self._java = self._construct_java()

    def _to_database(self):
        return self._label if self.enum_class is not None or self.validate_strings else None

    def _from_database(self):
        return self._member if self.enum_class is not None else None

    def _label(self, value):
        if value is None:
            return None
        if self.enum_class is not None and isinstance(value, self.enum_class):
            members = list(self.enum_class)
            return self.enums[members.index(value)] if len(members) == len(self.enums) else value.name
        if isinstance(value, str) and (value in self.enums or not self.validate_strings and self.enum_class is None):
            return value
        raise LookupError(self._unknown(value))

    def _member(self, label):
        names = list(self.enum_class.__members__)
        if label in self.enums and len(names) == len(self.enums):
            return self.enum_class.__members__[names[self.enums.index(label)]]
        if label in self.enum_class.__members__:
            return self.enum_class.__members__[label]
        raise LookupError(self._unknown(label))

    def _unknown(self, value):
        shown = ", ".join(self.enums[:3] + (["..."] + self.enums[-1:] if len(self.enums) > 4 else self.enums[3:]))
        return f"'{value}' is not among the defined enum values. Enum name: {self.name}. Possible values: {shown}"

    def __repr__(self):
        shown = [repr(label) for label in self.enums]
        shown += [f"{key}={value!r}" for key in ("name", "schema") if (value := getattr(self, key)) is not None]
        return f"{type(self).__name__}({', '.join(shown)})"
