"""Helpers that scripts import."""

from functools import cached_property as memoized_property  # noqa: F401

immutabledict = dict
OrderedDict = dict


def to_list(value, default=None):
    if value is None:
        return default
    return list(value) if isinstance(value, (list, tuple)) else [value]
