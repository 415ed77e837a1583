"""Generates bodies that a PostgreSQL server accepts: it keeps track of what the bodies before have left behind.

A body is a list of Python lines, one revision. What is there is kept as a small model of the database: tables with
columns, constraints and indexes, and enum types. Now and then a body is drawn that is bound to fail, as it is refused
by both tools or by the server.
"""

import copy
import random

PLACES = [None, None, None, "other", "Sch", "order"]
NAMES = ["account", "invoice", "Item", "event log", "user", "naïve", "a.b", "amount", "code", "owner_id", "made_at", "x%y", "group", "co:lon", "q'uote"]
# A type, how values of it are written, another type its values can be turned into with USING.
TYPES = [
    ("sa.Integer()", ["1", "-7", "None"], "sa.BigInteger()"), ("sa.BigInteger()", ["9007199254740993"], "sa.Numeric(30, 2)"),
    ("sa.SmallInteger()", ["3"], "sa.Integer()"), ("sa.String(40)", ["'x'", "\"it's 5%\"", "'a:b'", "None"], "sa.Text()"),
    ("sa.Text()", ["'naïve ☃'", "'back\\\\slash'", "''"], "sa.String(200)"), ("sa.Boolean()", ["True", "False"], "sa.Text()"),
    ("sa.Date()", ["date(2024, 2, 29)"], "sa.DateTime()"), ("sa.DateTime()", ["datetime(2024, 1, 2, 3, 4, 5, 600)"], "sa.DateTime(timezone=True)"),
    ("sa.DateTime(timezone=True)", ["datetime(2024, 1, 2, 3, 4, 5)"], "sa.Date()"), ("sa.Numeric(12, 3)", ["Decimal('3.141')", "-2"], "sa.Float()"),
    ("sa.Float()", ["1.5", "1e-7"], "sa.Numeric()"), ("sa.LargeBinary()", ["b'\\\\x00\\\\xff'"], None), ("sa.Uuid()", ["uuid.UUID(int=5)"], "sa.Text()"),
    ("sa.JSON()", ["{'a': [1, None]}", "[1]"], "postgresql.JSONB()"), ("postgresql.JSONB()", ["{'k': \"it's\"}", "None"], "sa.Text()"),
    ("postgresql.ARRAY(sa.Integer())", ["[1, 2]", "[]"], "sa.Text()"), ("sa.ARRAY(sa.Text())", ["['a', 'b,c']"], None), ("postgresql.INET()", ["'10.0.0.1'"], "sa.Text()"),
    ("postgresql.INTERVAL()", ["timedelta(days=2, seconds=5)"], "sa.Text()"), ("sa.Time()", ["time(4, 5, 6)"], "sa.Text()"), ("postgresql.BIT(3)", ["'101'"], "sa.Text()"),
    ("postgresql.INT4RANGE()", ["'[1,5)'"], "sa.Text()"), ("postgresql.TSVECTOR()", ["'a b'"], "sa.Text()"), ("Lowered(20)", ["'Shout'"], "sa.Text()"),
    ("postgresql.MACADDR()", ["'08:00:2b:01:02:03'"], "sa.Text()"), ("postgresql.CIDR()", ["'10.0.0.0/8'"], "sa.Text()"), ("Amount()", ["Decimal('2.50')"], "sa.Float()"),
]
DEFAULTS = {
    "sa.Integer()": ["'5'", "sa.text('1 + 1')"], "sa.String(40)": ["'x'", "\"it's\"", "'50%'", "sa.text(\"'a:b'\")"], "sa.Text()": ["'x'", "sa.func.current_user()"],
    "sa.Boolean()": ["sa.true()", "sa.false()", "'0'"], "sa.DateTime(timezone=True)": ["sa.func.now()", "sa.text('now()')"], "sa.DateTime()": ["sa.func.current_timestamp()"],
    "sa.Numeric(12, 3)": ["'0'", "sa.text('1.5')"], "sa.JSON()": ["'{}'"], "postgresql.JSONB()": ["sa.text(\"'{}'::jsonb\")"], "sa.Uuid()": ["sa.func.gen_random_uuid()"],
    "postgresql.ARRAY(sa.Integer())": ["'{}'"], "sa.Date()": ["sa.literal_column('CURRENT_DATE')"],
}


class Column:
    def __init__(self, name, type, values, other, nullable=True, key=False, generated=False):
        self.name, self.type, self.values, self.other = name, type, values, other
        self.nullable, self.key, self.generated = nullable, key, generated
        # What has to go before the column's type can be changed or the column filled again.
        self.default = self.used = False


class Table:
    def __init__(self, name, schema):
        self.name, self.schema, self.columns = name, schema, []
        self.constraints, self.indexes, self.referred, self.comment = {}, [], False, False

    @property
    def key(self):
        return f"{self.schema}.{self.name}" if self.schema else self.name

    def schema_keyword(self):
        return f", schema={self.schema!r}" if self.schema else ""

    def reference(self):
        return f"sa.Table({self.name!r}, sa.MetaData(), {', '.join(f'sa.Column({c.name!r}, {c.type})' for c in self.columns)}{self.schema_keyword()})"

    def find(self, test):
        return [column for column in self.columns if test(column)]


class History:
    """Draws bodies from a seeded source; after one that was refused its state before is to be restored."""

    def __init__(self, seed):
        self.random = random.Random(f"history {seed}")
        self.tables, self.enums, self.number = [], [], 0

    def state(self):
        return copy.deepcopy((self.tables, self.enums))

    def restore(self, state):
        self.tables, self.enums = state

    def any(self, choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def fresh(self, prefix=""):
        self.number += 1
        return f"{prefix}{self.any(NAMES)}{self.number}"

    def maybe(self, probability, text):
        return text if self.chance(probability) else ""

    def column(self, filled=False):
        """A column and how it is written; one that is added to a filled table takes NULL or has a default."""
        if self.enums and self.chance(0.12):
            enum = self.any(self.enums)
            column = Column(self.fresh(), enum["make"].replace(")", ", create_type=False)"), [repr(enum["labels"][0])], None)
            return column, f"sa.Column({column.name!r}, {column.type})"
        type, values, other = self.any(TYPES)
        column = Column(self.fresh(), type, values, other)
        kind = self.random.random()
        if kind < 0.05 and type in ("sa.Integer()", "sa.BigInteger()"):
            column.generated, column.other = True, None
            return column, f"sa.Column({column.name!r}, {type}, sa.Identity({self.any(['always=True', 'start=5, increment=2', ''])}))"
        if kind < 0.09:
            column = Column(self.fresh(), "sa.Integer()", [], None, generated=True)
            return column, f"sa.Column({column.name!r}, sa.Integer(), sa.Computed('1 + 1', persisted=True))"
        options = ""
        if type in DEFAULTS and self.chance(0.4):
            options += f", server_default={self.any(DEFAULTS[type])}"
            column.default = True
        if self.chance(0.3) and (column.default or not filled):
            options += ", nullable=False"
            column.nullable = False
            column.values = [value for value in values if value != "None"]
        options += self.maybe(0.15, ", comment=\"it's 5% a:b\"")
        return column, f"sa.Column({column.name!r}, {type}{options})"

    def create_table(self):
        table = Table(self.fresh(), self.any(PLACES))
        key = Column("id", self.any(["sa.Integer()", "sa.BigInteger()"]), ["1"], None, nullable=False, key=True, generated=True)
        table.columns.append(key)
        lines = [f"    sa.Column('id', {key.type}, primary_key=True),"]
        for _ in range(self.random.randint(1, 5)):
            column, text = self.column()
            table.columns.append(column)
            lines.append(f"    {text},")
        lines += [f"    {text}," for text in self.constraints(table)]
        options = table.schema_keyword() + self.maybe(0.2, ", comment='a table: 5%'") + self.maybe(0.1, ", if_not_exists=True") + self.maybe(0.05, ", prefixes=['UNLOGGED']")
        made = self.chance(0.25)
        lines = [f"{'made = ' if made else ''}op.create_table(", f"    {table.name!r},", *lines, *([f"    {options[2:]},"] if options else []), ")"]
        if made:
            rows = self.rows(table)
            lines.append(f"op.bulk_insert(made, [{', '.join(rows)}])")
        self.tables.append(table)
        return lines

    def constraints(self, table):
        texts = []
        for column in table.find(lambda c: not c.key and not c.generated):
            if self.chance(0.12) and column.type in ("sa.Integer()", "sa.String(40)", "sa.Date()", "sa.Uuid()"):
                name = self.fresh("uq ")
                table.constraints[name] = "unique"
                column.used = True
                texts.append(f"sa.UniqueConstraint({column.name!r}, name={name!r}{self.maybe(0.2, ', deferrable=True')}{self.maybe(0.2, ', postgresql_nulls_not_distinct=True')})")
        if self.chance(0.3):
            name = self.fresh("ck ")
            table.constraints[name] = "check"
            texts.append(f"sa.CheckConstraint({self.any(['id > -100', 'id <> 7'])!r}, name={name!r})" if self.chance(0.5) else f"sa.CheckConstraint(sa.column('id') != 7, name={name!r})")
        target = self.target()
        if target and self.chance(0.3):
            column = Column(self.fresh(), target.columns[0].type, ["None"], None)
            column.used = True
            table.columns.append(column)
            name = self.fresh("fk ")
            table.constraints[name] = "foreignkey"
            target.referred = True
            texts.insert(0, f"sa.Column({column.name!r}, {column.type}, sa.ForeignKey({self.pointed(target)}, name={name!r}{self.any(['', ', ondelete=' + repr('CASCADE'), ', deferrable=True, initially=' + repr('DEFERRED')])}))")
        return texts

    def target(self):
        """A table that a foreign key can refer to as text: one without dots in its name."""
        known = [table for table in self.tables if "." not in table.name]
        return self.any(known) if known else None

    def pointed(self, table):
        return repr(f"{table.key}.id")

    def rows(self, table):
        columns = table.find(lambda c: not c.generated and not c.used and c.values)
        return ["{" + ", ".join(f"{column.name!r}: {self.any(column.values)}" for column in columns) + "}" for _ in range(self.random.randint(1, 3))]

    def with_table(self, make):
        return make(self.any(self.tables)) if self.tables else self.create_table()

    def add_column(self, table):
        column, text = self.column(filled=True)
        table.columns.append(column)
        if self.chance(0.2):
            return [f"with op.batch_alter_table({table.name!r}{table.schema_keyword()}) as batch_op:", f"    batch_op.add_column({text})"]
        return [f"op.add_column({table.name!r}, {text}{table.schema_keyword()}{self.maybe(0.1, ', if_not_exists=True')})"]

    def drop_column(self, table):
        droppable = table.find(lambda c: not c.key)
        if not droppable:
            return self.add_column(table)
        column = self.any(droppable)
        table.columns.remove(column)
        table.constraints = {} if column.used else table.constraints
        table.indexes = []
        return [f"op.drop_column({table.name!r}, {column.name!r}{table.schema_keyword()}{self.maybe(0.1, ', if_exists=True')})"]

    def alter_column(self, table):
        columns = table.find(lambda c: not c.key and not c.generated)
        if not columns:
            return self.add_column(table)
        column = self.any(columns)
        options = []
        if self.chance(0.3):
            options.append(f"nullable={'True' if not column.nullable or self.chance(0.9) else 'False'}")
            column.nullable = True
        if column.other and not column.default and not column.used and self.chance(0.4):
            quoted = '"' + column.name.replace('"', '""') + '"'
            family = column.other.split("(")[0].removeprefix("sa.").removeprefix("postgresql.")
            cast = {"Text": "text", "String": "varchar", "BigInteger": "bigint", "Integer": "integer", "Numeric": "numeric", "Float": "double precision",
                    "DateTime": "timestamptz", "Date": "date", "JSONB": "jsonb"}[family]
            options += [f"type_={column.other}", f"postgresql_using={f'{quoted}::{cast}'!r}"] + ([f"existing_type={column.type}"] if self.chance(0.5) else [])
            column.type, column.values, column.other = column.other, [], None
        elif column.type in DEFAULTS and self.chance(0.5):
            options.append(f"server_default={self.any(DEFAULTS[column.type] + ['None'])}")
            column.default = True
        if self.chance(0.25):
            text = self.any(["it's", "50% a:b", None])
            options.append(f"comment={text!r}")
        if self.chance(0.2) or not options:
            renamed = self.fresh()
            options.append(f"new_column_name={renamed!r}")
            before, column.name = column.name, renamed
        else:
            before = column.name
        self.random.shuffle(options)
        if self.chance(0.2):
            return [f"with op.batch_alter_table({table.name!r}{table.schema_keyword()}) as batch_op:", f"    batch_op.alter_column({before!r}, {', '.join(options)})"]
        return [f"op.alter_column({table.name!r}, {before!r}, {', '.join(options)}{table.schema_keyword()})"]

    def create_index(self, table):
        name = self.fresh("ix ")
        column = self.any(table.columns)
        if column.type in ("sa.JSON()",):
            column = table.columns[0]
        column.used = True
        element = repr(column.name)
        if column.type in ("sa.Text()", "sa.String(40)") and self.chance(0.5):
            element = self.any([f"sa.func.lower(sa.column({column.name!r}))", f"sa.column({column.name!r}).desc()"])
        options = self.maybe(0.2, ", if_not_exists=True") + self.maybe(0.2, ", postgresql_where=sa.column('id') > 3") + self.maybe(0.1, ", postgresql_using='btree'")
        options += self.maybe(0.1, ", postgresql_with={'fillfactor': 70}") + self.maybe(0.1, ", postgresql_include=['id']")
        table.indexes.append(name)
        if self.chance(0.15):
            return ["with op.get_context().autocommit_block():", f"    op.create_index({name!r}, {table.name!r}, [{element}]{table.schema_keyword()}{options}, postgresql_concurrently=True)"]
        return [f"op.create_index({name!r}, {table.name!r}, [{element}]{table.schema_keyword()}{options})"]

    def drop_index(self, table):
        if not table.indexes:
            return self.create_index(table)
        name = table.indexes.pop(self.random.randrange(len(table.indexes)))
        return [f"op.drop_index({name!r}, table_name={table.name!r}{table.schema_keyword()}{self.maybe(0.2, ', if_exists=True')})"]

    def add_constraint(self, table):
        kind = self.any(["unique", "check", "foreignkey", "exclude"])
        if kind == "unique":
            name = self.fresh("uq ")
            table.constraints[name] = kind
            return [f"op.create_unique_constraint({name!r}, {table.name!r}, ['id']{table.schema_keyword()}{self.maybe(0.2, ', deferrable=True')})"]
        if kind == "check":
            name = self.fresh("ck ")
            table.constraints[name] = kind
            return [f"op.create_check_constraint({name!r}, {table.name!r}, {self.any(['sa.column(' + repr('id') + ') > -50', repr('id > -60'), 'sa.text(' + repr('id IS NOT NULL') + ')'])}{table.schema_keyword()}{self.maybe(0.3, ', postgresql_not_valid=True')})"]
        if kind == "exclude":
            name = self.fresh("ex ")
            table.constraints[name] = None
            return [f"op.create_exclude_constraint({name!r}, {table.name!r}, ('id', '='), using='btree'{table.schema_keyword()}{self.maybe(0.3, ', where=sa.column(' + repr('id') + ') > 5')})"]
        target = self.any(self.tables)
        column = Column(self.fresh(), target.columns[0].type, [], None)
        column.used = True
        table.columns.append(column)
        name = self.fresh("fk ")
        table.constraints[name] = kind
        target.referred = True
        places = (f", source_schema={table.schema!r}" if table.schema else "") + (f", referent_schema={target.schema!r}" if target.schema else "")
        return [f"op.add_column({table.name!r}, sa.Column({column.name!r}, {column.type}){table.schema_keyword()})",
                f"op.create_foreign_key({name!r}, {table.name!r}, {target.name!r}, [{column.name!r}], ['id']{places}{self.any(['', ', ondelete=' + repr('SET NULL'), ', onupdate=' + repr('CASCADE'), ', postgresql_not_valid=True'])})"]

    def drop_constraint(self, table):
        if not table.constraints:
            return self.add_constraint(table)
        name = self.any(sorted(table.constraints))
        kind = table.constraints.pop(name)
        return [f"op.drop_constraint({name!r}, {table.name!r}{f', type_={kind!r}' if kind and self.chance(0.7) else ''}{table.schema_keyword()}{self.maybe(0.15, ', if_exists=True')})"]

    def insert(self, table):
        if any(not c.values and not c.nullable and not c.default and not c.generated for c in table.columns):
            return self.add_column(table)
        rows = self.rows(table)
        kind = self.random.random()
        if kind < 0.5:
            return [f"op.bulk_insert({table.reference()}, [{', '.join(rows)}]{self.maybe(0.3, ', multiinsert=False')})"]
        if kind < 0.8:
            return [f"t = {table.reference()}", f"op.get_bind().execute(t.insert(), [{', '.join(rows)}])"]
        return [f"t = {table.reference()}", f"op.execute(t.insert().values({rows[0]}))"]

    def update(self, table):
        column = next(iter(table.find(lambda c: c.values and not c.generated and not c.used)), None)
        if column is None:
            return self.insert(table)
        value = self.any(column.values)
        return [f"t = {table.reference()}", self.any([
            f"op.execute(t.update().where(t.c.id > 0).values({{{column.name!r}: {value}}}))",
            f"op.get_bind().execute(t.update().values({{{column.name!r}: sa.bindparam('v', type_=t.c[{column.name!r}].type)}}), {{'v': {value}}})",
            "op.execute(t.delete().where(t.c.id == 2))",
        ])]

    def text(self, table):
        quoted = "{}".format((f'"{table.schema}".' if table.schema else "") + '"' + table.name + '"').replace(":", "\\\\:")
        column = next(iter(table.find(lambda c: c.type == "sa.Text()" and c.values and not c.used)), None)
        if column is None:
            return [f"op.execute({f'UPDATE {quoted} SET id = id WHERE id > 1'!r})".replace("\\\\\\\\", "\\\\")]
        name = '"' + column.name.replace(":", "\\\\:") + '"'
        return [f"op.execute(sa.text({f'UPDATE {quoted} SET {name} = :v WHERE id > :n'!r}".replace("\\\\\\\\", "\\\\") + ").bindparams(v=\"it's 5% :x\", n=0))"]

    def rename(self, table):
        before, table.name = table.name, self.fresh()
        return [f"op.rename_table({before!r}, {table.name!r}{table.schema_keyword()})"]

    def drop_table(self, table):
        if table.referred:
            return self.insert(table)
        self.tables.remove(table)
        return [f"op.drop_table({table.name!r}{table.schema_keyword()}{self.maybe(0.2, ', if_exists=True')})"]

    def comment(self, table):
        if table.comment and self.chance(0.5):
            table.comment = False
            return [f"op.drop_table_comment({table.name!r}{table.schema_keyword()})"]
        table.comment = True
        return [f"op.create_table_comment({table.name!r}, {self.any(['note', '5% : it' + chr(39) + 's'])!r}{table.schema_keyword()})"]

    def enum(self):
        labels = self.random.sample(["a", "it's", "C d", "é", "50%", "x:y"], 3)
        name, place = self.fresh(), self.any(PLACES)
        make = f"postgresql.ENUM({', '.join(map(repr, labels))}, name={name!r}" + (f", schema={place!r}" if place else "") + ")"
        if self.enums and self.chance(0.3):
            return [f"{self.any(self.enums)['make']}.create(op.get_bind(), checkfirst=True)"]
        self.enums.append({"make": make, "labels": labels})
        if self.chance(0.5):
            return [f"{make}.create(op.get_bind(){self.maybe(0.5, ', checkfirst=True')})"]
        table = Table(self.fresh(), self.any(PLACES))
        table.columns = [Column("id", "sa.Integer()", ["1"], None, nullable=False, key=True, generated=True)]
        self.tables.append(table)
        return [f"op.create_table({table.name!r}, sa.Column('id', sa.Integer(), primary_key=True), sa.Column('feels', {make}){table.schema_keyword()})"]

    def metadata(self):
        """Tables created by their metadata, in the order they need."""
        place = self.any(PLACES)
        one, two = Table(self.fresh().replace(".", "_"), place), Table(self.fresh().replace(".", "_"), place)
        for table in (one, two):
            table.columns = [Column("id", "sa.Integer()", ["1"], None, nullable=False, key=True, generated=True)]
        one.referred = True
        self.tables += [one, two]
        lines = [
            f"m = sa.MetaData({f'schema={place!r}' if place else ''})",
            f"sa.Table({two.name!r}, m, sa.Column('id', sa.Integer(), primary_key=True), sa.Column('one', sa.Integer(), sa.ForeignKey({f'{one.key}.id'!r})))",
            f"t = sa.Table({one.name!r}, m, sa.Column('id', sa.Integer(), primary_key=True), sa.Column('low', sa.Text(), index=True))",
            f"sa.CheckConstraint(t.c.id > -9, name={self.fresh('ck ')!r})",
            f"m.create_all(op.get_bind(){self.maybe(0.5, ', checkfirst=False')})",
        ]
        if self.chance(0.3):
            self.tables.remove(one)
            self.tables.remove(two)
            lines.append("m.drop_all(op.get_bind())")
        elif self.chance(0.3):
            lines.append("m.create_all(op.get_bind())")
        return lines

    def recreate(self, table):
        """A table made anew; one whose key counts by itself can't be: its sequence goes with the old table."""
        made = Table(self.fresh(), self.any(PLACES))
        for kind in ("sa.Text()", "sa.Integer()", "sa.Numeric(12, 3)"):
            type, values, other = next(one for one in TYPES if one[0] == kind)
            made.columns.append(Column(self.fresh(), type, values, other))
        key = Column("id", "sa.Integer()", ["1", "2"], None, nullable=False, key=True, generated=True)
        made.columns.insert(0, key)
        first, second, third = made.columns[1:]
        unique, index = self.fresh("uq "), self.fresh("ix ")
        create = f"op.create_table({made.name!r}, sa.Column('id', sa.Integer(), primary_key=True, autoincrement=False), " + ", ".join(
            f"sa.Column({c.name!r}, {c.type})" for c in made.columns[1:]) + f", sa.UniqueConstraint({second.name!r}, name={unique!r}){made.schema_keyword()})"
        lines = [create, f"op.create_index({index!r}, {made.name!r}, [{second.name!r}]{made.schema_keyword()})",
                 f"op.bulk_insert({made.reference()}, [{{'id': 1, {first.name!r}: \"it's\", {second.name!r}: 7, {third.name!r}: 3}}])",
                 f"with op.batch_alter_table({made.name!r}{made.schema_keyword()}, recreate='always') as batch_op:"]
        new, _ = self.column(filled=True)
        steps = [
            "batch_op.add_column(sa.Column('added', sa.String(9), server_default='z', comment='c'))", f"batch_op.drop_column({third.name!r})",
            f"batch_op.alter_column({second.name!r}, type_=sa.String(20))", f"batch_op.alter_column({first.name!r}, new_column_name='renamed', nullable=False)",
            f"batch_op.drop_constraint({unique!r}, type_='unique')", f"batch_op.create_check_constraint({self.fresh('ck ')!r}, 'id > 0')",
            f"batch_op.create_index({self.fresh('ix ')!r}, [{first.name!r}])", f"batch_op.drop_index({index!r})",
            f"batch_op.add_column(sa.Column('placed', sa.Integer()), insert_after={first.name!r})",
        ]
        chosen = self.random.sample(steps, self.random.randint(1, 4))
        if len([one for one in chosen if "add_column" in one]) > 1:
            chosen = chosen[:1]
        return lines + ["    " + one for one in chosen]

    def doomed(self):
        return [self.any([
            "op.drop_table('never there')", "op.create_index('i', 'never there', ['a'])", "op.execute('SELECT 1 / 0')", "op.drop_constraint('c', 'never there')",
            "op.execute(sa.text('SELECT :unbound'))", "op.alter_column('t', 'c', postgresql_using='x')", "sa.Enum(name='e').create(op.get_bind())",
        ])]

    def body(self):
        weighted = [
            (self.create_table, 9), (lambda: self.with_table(self.add_column), 8), (lambda: self.with_table(self.alter_column), 9), (lambda: self.with_table(self.create_index), 6),
            (lambda: self.with_table(self.insert), 7), (lambda: self.with_table(self.add_constraint), 6), (lambda: self.with_table(self.drop_constraint), 3),
            (lambda: self.with_table(self.drop_index), 2), (lambda: self.with_table(self.drop_column), 3), (lambda: self.with_table(self.rename), 2),
            (lambda: self.with_table(self.drop_table), 2), (lambda: self.with_table(self.comment), 2), (lambda: self.with_table(self.update), 4), (self.enum, 3),
            (self.metadata, 3), (lambda: self.with_table(self.recreate), 3), (lambda: self.with_table(self.text), 3), (self.doomed, 1),
        ]
        makers = self.random.choices([m for m, _ in weighted], [w for _, w in weighted], k=self.any([1, 1, 1, 2, 3]))
        return [line for make in makers for line in make()]
