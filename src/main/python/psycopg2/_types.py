"""What PEP 249 asks of a driver about types: makers of values, and what a column's type code is equal to."""

from datetime import date as Date
from datetime import datetime as Timestamp
from datetime import time as Time


class TypeObject:
    """Equal to the type codes, PostgreSQL's OIDs, that it stands for."""

    def __init__(self, name, *values):
        self.name = name
        self.values = values

    def __eq__(self, other):
        return self is other or other in self.values

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"<psycopg2 type {self.name}>"


BINARY = TypeObject("BINARY", 17)
DATETIME = TypeObject("DATETIME", 1114)
NUMBER = TypeObject("NUMBER", 20, 21, 23, 700, 701, 1700)
ROWID = TypeObject("ROWID", 26)
STRING = TypeObject("STRING", 18, 19, 25, 1042, 1043)


def DateFromTicks(ticks):
    return Date.fromtimestamp(ticks)


def TimeFromTicks(ticks):
    return Timestamp.fromtimestamp(ticks).time()


def TimestampFromTicks(ticks):
    return Timestamp.fromtimestamp(ticks).astimezone()


def of_name(name):
    return globals()[name]
