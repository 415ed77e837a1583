"""Helpers that scripts import."""

immutabledict = dict
OrderedDict = dict


def to_list(value, default=None):
    if value is None:
        return default
    return list(value) if isinstance(value, (list, tuple)) else [value]
