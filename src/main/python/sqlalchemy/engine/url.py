"""Database URLs, in parts."""

_UNSAFE = set("@:/ %?#[]")


class URL:
    """A database URL. Immutable."""

    __slots__ = ("database", "drivername", "host", "password", "port", "query", "username")

    def __init__(self, drivername, username, password, host, port, database, query):
        for name, value in zip(
            ("drivername", "username", "password", "host", "port", "database", "query"),
            (drivername, username, password, host, port, database, query),
        ):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f"can't set attribute '{name}'")

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        for value in (drivername, username, password, host, port, database, query):
            if hasattr(type(value), "__aludel_placeholder__"):
                return value
        return cls(drivername, username, password, host, int(port) if port else None, database, dict(query or {}))

    def set(self, **changes):
        parts = {name: getattr(self, name) for name in self.__slots__}
        parts.update({name: value for name, value in changes.items() if value is not None})
        return URL.create(**parts)

    def update_query_dict(self, values, append=False):
        return self.set(query={**self.query, **values})

    def update_query_pairs(self, pairs, append=False):
        return self.update_query_dict(dict(pairs))

    def difference_update_query(self, names):
        return URL.create(
            self.drivername,
            self.username,
            self.password,
            self.host,
            self.port,
            self.database,
            {key: value for key, value in self.query.items() if key not in names},
        )

    def get_backend_name(self):
        return self.drivername.partition("+")[0]

    def get_driver_name(self):
        return self.drivername.partition("+")[2] or "psycopg2"

    def get_dialect(self):
        from sqlalchemy.dialects import postgresql

        return postgresql.dialect

    def translate_connect_args(self, **names):
        return {
            key: value
            for key, value in (
                ("host", self.host),
                ("database", self.database),
                ("username", self.username),
                ("password", self.password),
                ("port", self.port),
            )
            if value is not None
        }

    def render_as_string(self, hide_password=True):
        text = self.drivername + "://"
        if self.username is not None:
            text += _quoted(self.username)
            if self.password is not None:
                text += ":" + ("***" if hide_password else _quoted(str(self.password)))
            text += "@"
        if self.host is not None:
            text += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            text += f":{self.port}"
        if self.database is not None:
            text += "/" + self.database
        if self.query:
            pairs = []
            for key in self.query:
                values = self.query[key]
                for value in values if isinstance(values, (list, tuple)) else (values,):
                    pairs.append(_quoted_plus(key) + "=" + _quoted_plus(value))
            text += "?" + "&".join(pairs)
        return text

    def __str__(self):
        return self.render_as_string()

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, URL) and self.render_as_string(False) == other.render_as_string(False)

    def __hash__(self):
        return hash(self.render_as_string(False))

    def __copy__(self):
        return self


def make_url(name_or_url):
    """The URL of a text; a URL is returned as it is."""
    if isinstance(name_or_url, URL):
        return name_or_url
    if hasattr(type(name_or_url), "__aludel_placeholder__"):
        from _aludel_placeholder import Placeholder

        return Placeholder(name_or_url._aludel_name, name_or_url._aludel_origin)
    if not isinstance(name_or_url, str):
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError(f"Expected string or URL object, got {name_or_url!r}")
    drivername, separator, rest = name_or_url.partition("://")
    if not separator or not drivername.replace("+", "").replace("_", "").isalnum():
        from sqlalchemy.exc import ArgumentError

        raise ArgumentError("Could not parse SQLAlchemy URL from given URL string")
    rest, _, query = rest.partition("?")
    location, slash, database = rest.partition("/")
    credentials, at, address = location.rpartition("@")
    username = password = None
    if at:
        username, colon, password = credentials.partition(":")
        username = _unquoted(username)
        password = _unquoted(password) if colon else None
    host, port = _address(address)
    return URL.create(drivername, username, password, host, port, database if slash else None, _parameters(query))


def _address(text):
    if text.startswith("["):
        host, _, after = text[1:].partition("]")
        return host, after.removeprefix(":") or None
    host, _, port = text.partition(":")
    return host or None, port or None


def _parameters(text):
    query = {}
    for pair in text.split("&") if text else ():
        key, _, value = pair.partition("=")
        key, value = (_unquoted(part.replace("+", " ")) for part in (key, value))
        if key in query:
            before = query[key]
            value = (*before, value) if isinstance(before, tuple) else (before, value)
        query[key] = value
    return query


def _unquoted(text):
    if "%" not in text:
        return text
    parts = text.split("%")
    data = parts[0].encode()
    for part in parts[1:]:
        try:
            data += bytes((int(part[:2], 16),)) + part[2:].encode()
        except ValueError:
            data += b"%" + part.encode()
    return data.decode("utf-8", "replace")


def _quoted(text):
    return "".join(f"%{byte:02X}" for byte in text.encode()) if not text.isascii() else "".join(
        f"%{ord(letter):02X}" if letter in _UNSAFE else letter for letter in text
    )


def _quoted_plus(text):
    return "".join(
        letter if letter.isalnum() and letter.isascii() or letter in "_.-~" else _encoded(letter) for letter in text
    )


def _encoded(letter):
    return "+" if letter == " " else "".join(f"%{byte:02X}" for byte in letter.encode())
