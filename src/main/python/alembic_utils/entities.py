"""The entities of alembic_utils: each knows the statements that create, replace and drop it."""

import re

from alembic.operations import Operations
from sqlalchemy import text


class ReplaceableEntity:
    """Something that is defined by a text."""

    def __init__(self, schema, signature, definition):
        self.schema = _unquoted(" ".join(schema.split()))
        self.signature = _unquoted(" ".join(signature.split()))
        self.definition = _bare(definition)

    @property
    def literal_schema(self):
        return _quoted(self.schema)

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.schema}.{self.signature}"

    @property
    def _qualified(self):
        return f'{self.literal_schema}."{self.signature}"'

    def to_sql_statement_create(self):
        return _text(self._create())

    def to_sql_statement_drop(self, cascade=False):
        return _text(f"{self._drop()} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        for statement in self._replace():
            yield _text(statement)

    def _replace(self):
        raise NotImplementedError


class PGFunction(ReplaceableEntity):
    @property
    def literal_signature(self):
        name, _, parameters = self.signature.partition("(")
        return f'"{name}"({parameters}'

    def _create(self, verb="CREATE"):
        return f"{verb} FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}"

    def _replace(self):
        return [self._create("CREATE OR REPLACE")]

    def _drop(self):
        name, _, parameters = self.signature.partition("(")
        kept = []
        for parameter in parameters.rpartition(")")[0].split(","):
            kept.append(parameter[: len(parameter.lower().split("default")[0])].strip())
        return f'DROP FUNCTION {self.literal_schema}."{name.strip()}"({", ".join(kept)})'


class PGView(ReplaceableEntity):
    def _create(self):
        return f"CREATE VIEW {self._qualified} AS {self.definition};"

    def _drop(self):
        return f"DROP VIEW {self._qualified}"

    def _replace(self):
        # What can't be replaced is dropped and made anew.
        return [
            f"do $$ begin CREATE OR REPLACE VIEW {self._qualified} AS {self.definition}; "
            f"exception when others then DROP VIEW IF EXISTS {self._qualified}; "
            f"CREATE VIEW {self._qualified} AS {self.definition}; end; $$ language 'plpgsql'"
        ]


class PGMaterializedView(ReplaceableEntity):
    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    def _create(self):
        filled = "" if self.with_data else "NO"
        return f"CREATE MATERIALIZED VIEW {self._qualified} AS {self.definition} WITH {filled} DATA;"

    def _drop(self):
        return f"DROP MATERIALIZED VIEW {self._qualified}"

    def _replace(self):
        return [f"DROP MATERIALIZED VIEW IF EXISTS {self._qualified};", self._create()]


class PGExtension(ReplaceableEntity):
    def __init__(self, schema, signature):
        super().__init__(schema, signature, "")

    def _create(self):
        return f'CREATE EXTENSION "{self.signature}" WITH SCHEMA {self.literal_schema};'

    def _drop(self):
        return f'DROP EXTENSION "{self.signature}"'


class _OnTable(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = _unquoted(on_entity if "." in on_entity else f"public.{on_entity}")


class PGPolicy(_OnTable):
    def _create(self):
        return f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}"

    def _drop(self):
        return f"DROP POLICY {self.signature} on {self.on_entity}"

    def _replace(self):
        return [f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};", self._create()]


class PGTrigger(_OnTable):
    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition, on_entity)
        self.is_constraint = is_constraint

    def _create(self):
        found = re.match(r"(.*?)\s+ON\s+(\S+)\s+(.*)", self.definition, re.S | re.I)
        if found is None:
            raise ValueError(f'Failed to parse definition of the trigger "{self.signature}": it names no table')
        before, table, after = found.groups()
        table = f"{self.schema}.{table.partition('.')[2] or table}"
        kind = " CONSTRAINT TRIGGER" if self.is_constraint else " TRIGGER"
        return f'CREATE{kind} "{self.signature}" {before} ON {table} {after}'

    def _drop(self):
        return f'DROP TRIGGER "{self.signature}" ON {self.on_entity}'

    def _replace(self):
        return [f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};', self._create()]


class PGGrantTableChoice:
    """The rights on a table."""

    SELECT, INSERT, UPDATE, DELETE = "SELECT", "INSERT", "UPDATE", "DELETE"
    TRUNCATE, REFERENCES, TRIGGER = "TRUNCATE", "REFERENCES", "TRIGGER"


class PGGrantTable(ReplaceableEntity):
    _OF_COLUMNS = ("SELECT", "INSERT", "UPDATE", "REFERENCES")

    def __init__(self, schema, table, role, grant, columns=None, with_grant_option=False):
        self.schema, self.table, self.role = _unquoted(schema), _unquoted(table), _unquoted(role)
        self.columns, self.grant, self.with_grant_option = sorted(columns or []), str(grant), with_grant_option
        if (self.grant in self._OF_COLUMNS) != bool(self.columns):
            wanted = "must" if self.grant in self._OF_COLUMNS else "must not"
            raise ValueError(f"When grant type is {self.grant} a value {wanted} be provided for columns")

    def _on(self):
        return f"{self.literal_schema}.{_quoted(self.table)}"

    def _create(self):
        columns = f"( {', '.join(self.columns)} )" if self.columns else ""
        option = " WITH GRANT OPTION" if self.with_grant_option else ""
        return f"GRANT {self.grant} {columns} ON {self._on()} TO {_quoted(self.role)} {option}"

    def to_sql_statement_drop(self, cascade=False):
        return _text(f"REVOKE {self.grant} ON {self._on()} FROM {_quoted(self.role)}")

    def to_sql_statement_create_or_replace(self):
        yield self.to_sql_statement_drop()
        yield self.to_sql_statement_create()


class _Directives:
    """``op.create_entity`` and its like."""

    @staticmethod
    def create_entity(operations, target):
        operations.execute(target.to_sql_statement_create())

    @staticmethod
    def drop_entity(operations, target, cascade=False):
        operations.execute(target.to_sql_statement_drop(cascade=cascade))

    @staticmethod
    def replace_entity(operations, target):
        for statement in target.to_sql_statement_create_or_replace():
            operations.execute(statement)


for _name in ("create_entity", "drop_entity", "replace_entity"):
    Operations.register_operation(_name)(_Directives)


def register_entities(entities, **options):
    """Only autogenerate looks at what is registered."""


def _text(sql):
    return text(sql.replace("\\:", ":").replace(":", "\\:"))


def _bare(sql):
    return sql.strip().rstrip(";").strip()


def _unquoted(name):
    return name.replace('"', "")


def _quoted(name):
    return ".".join(f'"{part.strip()}"' for part in _unquoted(name).split(".", 1))


__all__ = [name for name in globals() if name.startswith("PG")] + ["ReplaceableEntity", "register_entities"]
