"""Attributes that are items of a column's value."""


class index_property:
    """An item of a column's value."""

    def __init__(self, attr_name, index, default=None, datatype=None, mutable=True, onebased=True):
        self.attr_name = attr_name
        self.index = index
        self.default = default

    def __get__(self, instance, owner):
        value = getattr(owner if instance is None else instance, self.attr_name)
        if instance is None:
            return value[self.index]
        try:
            return value[self.index]
        except (TypeError, KeyError, IndexError):
            return self.default

    def __set__(self, instance, value):
        from sqlalchemy.orm.attributes import flag_modified

        values = getattr(instance, self.attr_name)
        if values is None:
            values = {}
        values[self.index] = value
        setattr(instance, self.attr_name, values)
        flag_modified(instance, self.attr_name)
