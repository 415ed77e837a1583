"""Cursors of other rows, and statements for many values."""

from ._driver import Cursor
from .extensions import AsIs, register_adapter


class Json(AsIs):
    """A value as JSON."""

    def __init__(self, adapted, dumps=None):
        super().__init__(adapted)
        self._dumps = dumps

    def dumps(self, obj):
        if self._dumps is not None:
            return self._dumps(obj)
        from json import dumps

        return dumps(obj)

    def getquoted(self):
        return ("'" + self.dumps(self.adapted).replace("'", "''") + "'").encode()


class DictRow(list):
    """A row by position and by name."""

    def __init__(self, names, values):
        list.__init__(self, values)
        self._names = names

    def __getitem__(self, key):
        return list.__getitem__(self, self._place(key) if isinstance(key, str) else key)

    def __setitem__(self, key, value):
        list.__setitem__(self, self._place(key) if isinstance(key, str) else key, value)

    def _place(self, name):
        if name not in self._names:
            raise KeyError(name)
        return self._names.index(name)

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self)

    def items(self):
        return iter(zip(self._names, self))

    def get(self, name, default=None):
        return self[name] if name in self._names else default

    def __contains__(self, name):
        return name in self._names

    def copy(self):
        return dict(self.items())


class RealDictRow(dict):
    """A row as a dict."""


class DictCursor(Cursor):
    """A cursor whose rows are found by name too."""

    def _made(self, row):
        return DictRow(self._names, row)


class RealDictCursor(Cursor):
    """A cursor whose rows are dicts."""

    def _made(self, row):
        return RealDictRow(zip(self._names, row))


class NamedTupleCursor(Cursor):
    """A cursor whose rows have attributes."""

    _kinds = {}

    def _made(self, row):
        names = tuple(self._names)
        kind = self._kinds.get(names)
        if kind is None:
            from collections import namedtuple

            kind = self._kinds[names] = namedtuple("Record", [_attribute(name) for name in names], rename=True)
        return kind._make(row)


def _attribute(name):
    """A column's name as one that Python takes, as psycopg2 makes it."""
    cleaned = "".join(letter if letter == "_" or letter.isalnum() else "_" for letter in name)
    return "f" + cleaned if cleaned[:1] == "_" or cleaned[:1].isdigit() else cleaned


def _pages(values, size):
    page = []
    for one in values:
        page.append(one)
        if len(page) == size:
            yield page
            page = []
    if page:
        yield page


def execute_batch(cur, sql, argslist, page_size=100):
    """Executes a statement for each of many values, several in one text."""
    for page in _pages(argslist, page_size):
        cur.execute(b";".join(cur.mogrify(sql, one) for one in page))


def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
    """Executes a statement whose one ``%s`` stands for many rows of values."""
    text = cur._plain(sql)
    before, mark, after = _split(text)
    rows = []
    for page in _pages(argslist, page_size):
        tuples = [cur.mogrify(template or _template(page[0]), one).decode() for one in page]
        cur.execute((before + ",".join(tuples) + after).encode())
        if fetch:
            rows.extend(cur.fetchall())
    return rows if fetch else None


def _split(text):
    """The text around the one placeholder, ``%%`` read as psycopg2 does."""
    parts, rest = [""], text
    while "%" in rest:
        before, _, rest = rest.partition("%")
        parts[-1] += before
        if rest[:1] == "s":
            parts.append("")
        elif rest[:1] == "%":
            parts[-1] += "%"
        else:
            raise ValueError(f"unsupported format character: '{rest[:1]}'")
        rest = rest[1:]
    parts[-1] += rest
    if len(parts) != 2:
        few = len(parts) < 2
        raise ValueError(
            "the query doesn't contain any %s placeholder" if few else "the query contains more than one '%s' placeholder"
        )
    return parts[0], "%s", parts[1]


def _template(row):
    return "(" + ",".join(["%s"] * len(row)) + ")"


def register_uuid(oids=None, conn_or_curs=None):
    """UUIDs are written and read as such anyway."""


def register_json(*args, **options):
    """JSON is read as values anyway."""


register_default_json = register_default_jsonb = register_hstore = register_inet = register_json


class HstoreAdapter:
    """hstore is read and written as text."""

    @staticmethod
    def get_oids(conn_or_curs):
        return None


def register_composite(name, conn_or_curs, globally=False, factory=None):
    raise NotImplementedError("register_composite() is not part of the psycopg2 that Aludel brings")


def wait_select(conn):
    """Nothing is awaited."""


__all__ = [name for name in globals() if not name.startswith("_")] + ["register_adapter"]
