"""Turns cells that crossed from Java as text into the Python values psycopg2 gives."""


def converter(kind):
    """The function for cells of the kind; None where they are as they should be."""
    if not kind:
        return None
    if kind.startswith("array:"):
        return _array(converter(kind.removeprefix("array:")))
    return _CONVERTERS[kind]()


def _array(element):
    def convert(cells):
        items = []
        for cell in cells:
            if cell is None:
                items.append(None)
            elif isinstance(cell, list):
                items.append(convert(cell))
            else:
                items.append(element(cell) if element else cell)
        return items

    return convert


def _decimal():
    from decimal import Decimal

    return Decimal


def _bytes():
    return lambda text: memoryview(text.encode("latin-1"))


def _date():
    from datetime import date

    return date.fromisoformat


def _time():
    from datetime import time

    return time.fromisoformat


def _datetime():
    from datetime import datetime

    return datetime.fromisoformat


def _duration():
    from datetime import timedelta

    def convert(text):
        seconds, _, microseconds = text.partition(" ")
        return timedelta(seconds=int(seconds), microseconds=int(microseconds))

    return convert


def _json():
    from json import loads

    return loads


def _uuid():
    from uuid import UUID

    return UUID


_CONVERTERS = {
    "decimal": _decimal,
    "integer": lambda: int,
    "bytes": _bytes,
    "date": _date,
    "time": _time,
    "datetime": _datetime,
    "duration": _duration,
    "json": _json,
    "uuid": _uuid,
}
