"""More shapes of statements for `generate_core.Maker`: windows, laterals, nested queries whose columns have no names,
grouping sets, locks, operators of arrays and JSON, changes with tables beside them, defaults of the script's."""


class Shapes:
    """What `Maker` draws besides. Uses its `any`, `chance`, `operand`, `condition`, `source` and the like."""

    def nested(self, text):
        """The query read from, its columns taken by position, by key, or all of them."""
        named = self.any(["", "'s'", "'Sub'"])
        return self.any([
            f"(lambda q: sa.select(q))({text}.subquery({named}))",
            f"(lambda q: sa.select(q.c[0]).where(q.c[0] != None))({text}.subquery({named}))",
            f"(lambda q: sa.select(q.c[0], sa.func.count()).group_by(q.c[0]).order_by(q.c[0]))({text}.subquery({named}))",
            f"(lambda q: sa.select(q))({text}.cte({named}))",
            f"(lambda q, r: sa.select(q, r).where(q.c[0] == r.c[0]))({text}.subquery({named}), {text}.subquery())",
            f"(lambda q: sa.select(sa.func.count()).select_from(q))({text}.subquery({named}))",
        ])

    def select_nested(self, depth):
        table, s = self.source()
        kinds = [kind for kind, _ in s if kind not in ("raw", "json")]
        items = ", ".join(self.some(1, 3, lambda: self.operand(s, self.any(kinds), 2)))
        return self.nested(f"sa.select({items})" + self.any(["", f".where({self.condition(s, 1)})", ".distinct()"]))

    def select_repeated(self, depth):
        table, s = self.source()
        chosen = self.some(1, 3, lambda: self.operand(s, self.any(["int", "str"]), 1))
        items = [self.any(chosen) for _ in range(self.random.randint(2, 6))]
        names = sorted(set(items))
        arguments = ", ".join(f"e{names.index(item)}" for item in items)
        return f"(lambda {', '.join(f'e{i}' for i in range(len(names)))}: sa.select({arguments}))({', '.join(names)})"

    def select_window(self, depth):
        table, s = self.source()
        number = self.operand(s, "int", 1)
        function = self.any([
            "sa.func.row_number()", "sa.func.dense_rank()", "sa.func.ntile(2)", f"sa.func.sum({number})", f"sa.func.lead({number}, 1)",
            f"sa.func.first_value({self.operand(s, 'str')})", f"sa.func.count({number}).filter({self.condition(s, 0)})", f"sa.func.max({number})",
        ])
        order = self.any([f"{table}.c.id", f"{table}.c.id.desc()", f"[{self.operand(s, 'str')}.desc().nulls_last(), {table}.c.id]", f"sa.nulls_first({number})", "'id'"])
        frame = self.any(["", "", ", rows=(None, 0)", ", rows=(-2, 1)", ", rows=(0, None)", ", groups=(-1, 1)", ", range_=(None, 0)"])
        partition = self.any(["", "", f"partition_by={self.operand(s, 'str', 1)}, ", f"partition_by=[{self.operand(s, 'str')}, {self.condition(s, 0)}], "])
        name = self.any(["", f".label({self.label()!r})"])
        text = f"sa.select({table}.c.id, {function}.over({partition}order_by={order}{frame}){name})"
        return self.any([text, text, f"(lambda q: sa.select(q).where(q.c.id > 1))({text}.subquery())"])

    def select_grouping(self, depth):
        function = self.any([
            "sa.func.rollup(A.c.name, A.c.active)", "sa.func.cube(A.c.name, A.c.active)",
            "sa.func.grouping_sets(sa.tuple_(A.c.name, A.c.active), sa.tuple_(A.c.name), sa.tuple_())", "A.c.name, A.c.active",
        ])
        total = self.any(["sa.func.count()", "sa.func.sum(A.c.id).label('total')", "sa.func.array_agg(postgresql.aggregate_order_by(A.c.id, A.c.id.desc()))", "sa.func.string_agg(A.c.name, sa.literal_column(\"','\"))"])
        having = self.any(["", ".having(sa.func.count() > 0)", ".having(sa.func.max(A.c.id) < 4, sa.func.min(A.c.id) > 0)"])
        return f"sa.select(A.c.name, A.c.active, {total}).group_by({function}){having}"

    def select_labelled(self, depth):
        table, s = self.source()
        element = self.operand(s, self.any(["int", "str", "bool"]), 2)
        modify = self.any(["l", "l", "l.desc()", "l.asc().nulls_first()", "sa.desc('k')", "'k'", "sa.nulls_last(l)"])
        where = self.any(["", ".where(l != None)", ".group_by(l)", ".group_by('k')", ".distinct()"])
        return f"(lambda l: sa.select(l){where}.order_by({modify}))({element}.label('k'))"

    def select_lock(self, depth):
        table, s = self.source()
        option = self.any(["", "nowait=True", "read=True", "key_share=True", "read=True, key_share=True", "skip_locked=True", f"of={table}", f"of=[{table}.c.id], nowait=True"])
        return self.any([
            f"sa.select({table}.c.id).where({self.condition(s, 1)}).with_for_update({option})",
            f"sa.select(A.c.id, B.c.id).select_from(A.join(B, A.c.id == B.c.account_id)).with_for_update(of={self.any(['A', 'B', '[A, B]', 'B.c.id'])})",
        ])

    def select_first(self, depth):
        table, s = self.source()
        key = self.operand(s, self.any(["str", "int"]))
        return f"sa.select({', '.join(self.selected(s))}).distinct({key}).order_by({key}, {table}.c.id{self.any(['', '.desc()'])})"

    def select_beside(self, depth):
        s = self.scope("B", "B")
        inner = f"sa.select({self.operand(s, 'str', 1)}.label('v'), B.c.amount).where(B.c.account_id == A.c.id){self.any(['', '.order_by(B.c.id)'])}.limit(1).lateral({self.any(['', repr('near')])})"
        outer = self.any([
            "sa.select(A.c.id, q.c.v).join(q, sa.true())", "sa.select(A.c.id, q.c.v).select_from(A).outerjoin(q, sa.true())",
            "sa.select(A.c.id, q).select_from(A, q)", "sa.select(q.c.amount).select_from(A.join(q, A.c.id > 1))",
        ])
        return f"(lambda q: {outer})({inner})"

    def select_function(self, depth):
        return self.any([
            "(lambda f: sa.select(A.c.id, f.c.x).select_from(A).join(f, sa.true()))(sa.func.unnest(A.c.tags).table_valued('x'))",
            "(lambda f: sa.select(f.c.x, f.c.o))(sa.func.unnest(sa.cast(['p', 'q'], postgresql.ARRAY(sa.Text))).table_valued('x', with_ordinality='o', name='t').render_derived())",
            f"(lambda f: sa.select(f.c.v + 1).where(f.c.v > {self.value('int')}))(sa.func.generate_series(1, 4).table_valued('v', name='g'))",
            "(lambda f: sa.select(f.c.key, f.c.value))(sa.func.jsonb_each_text(sa.cast({'a': 1, 'b': 'x'}, postgresql.JSONB)).table_valued('key', 'value'))",
            "sa.select(A.c.id, sa.func.unnest(A.c.numbers).label('n'))",
            "sa.select(A.c.id, sa.func.jsonb_object_keys(A.c.data)).where(sa.func.jsonb_typeof(A.c.data) == 'object')",
        ])

    def more_condition(self, s):
        """A condition of a rarer shape."""
        number, text = self.operand(s, "int", 1), self.operand(s, "str", 1)
        table, inner = self.source()
        return self.any([
            f"sa.tuple_({number}, {text}).in_([(1, 'a'), (2, 'b')])", f"(sa.tuple_({number}, {text}) == sa.tuple_(1, 'x'))", f"sa.tuple_({number}, {text}).not_in([])",
            f"sa.tuple_({number}, {text}).in_(sa.select({self.operand(inner, 'int')}, {self.operand(inner, 'str')}))",
            f"(sa.tuple_({number}, {number}) > (1, 2))", f"({number} == sa.any_(postgresql.array([1, {number}])))", f"(sa.all_(sa.cast([1, 2], postgresql.ARRAY(sa.Integer))) > {number})",
            f"~({number} == sa.any_(sa.cast([1, 2], postgresql.ARRAY(sa.Integer))))", f"sa.not_(sa.or_({number} == 1, {text} == 'a', ~({number} > 3)))",
            f"~({text}.op('~')('a'))", f"({text}.op('||')('z') == 'az')", f"~{text}.startswith('a')", f"({text}.startswith('a') == True)", f"sa.func.coalesce({text}.startswith('a'), False)",
            f"sa.case(({number} > 1, True), else_=False)", f"(sa.func.length({text}) + {number} * 2 > 3)", f"({number} - ({number} - 1) == 1)", f"{number}.between({number} - 1, {number} + 1)",
            f"~{number}.between(1, 2)", f"{text}.between('a', 'b', symmetric=True)", f"{text}.collate('C').in_(['a'])", f"({text}.collate('C') < 'b')", f"{text}.regexp_match('A', flags='i')",
            f"~{text}.regexp_match('^x')", f"({text}.regexp_replace('a', 'b', flags='g') == 'b')", f"{text}.match('ann')", f"~sa.exists(sa.select({self.operand(inner, 'int')}).where({self.condition(inner, 0)}))",
            f"sa.and_({self.condition(s, 0)}, sa.or_(sa.exists().where({self.condition(inner, 0)}), {number} == 3))", f"sa.text('1 = :one').bindparams(one=1)", f"sa.literal_column('1', sa.Integer).in_([1, {number}])",
            f"({number}.bitwise_and(1) == 1)", f"(({number} % 2) == 0)", f"(-({number} + 1) < 0)", f"(sa.extract('year', {self.operand(s, 'date')}) == 2020)",
        ])

    # Changes.

    def change_beside(self):
        return self.any([
            f"B.update().values(note=A.c.name, amount=B.c.amount + A.c.id).where(B.c.account_id == A.c.id){self.returning('B', self.scope('B', 'B') + self.scope('A', 'A'))}",
            f"B.update().values(note=v.c.s).where(B.c.id == v.c.n)".join(["(lambda v: ", ")(sa.values(sa.column('n', sa.Integer), sa.column('s', sa.Text), name='v').data([(1, 'x'), (2, 'y')]))"]),
            "(lambda q: B.update().values(note=q.c.name).where(B.c.account_id == q.c.id).returning(B.c.id, B.c.note))(sa.select(A.c.id, A.c.name).subquery('src'))",
            "(lambda q: B.delete().where(B.c.account_id == q.c.id).returning(B.c.id))(sa.select(A.c.id).where(A.c.active).cte('src'))",
            f"B.delete().where(B.c.account_id == A.c.id, {self.condition(self.scope('A', 'A'), 1)}).returning(B.c.id, A.c.name)",
            f"(lambda b: sa.update(b).values(note='z').where({self.condition(self.scope('B', 'b'), 1)}).returning(b.c.id))(B.alias('bb'))",
            "(lambda c: sa.select(c))(B.delete().where(B.c.id > 2).returning(B.c.id, B.c.note).cte('gone'))",
            "(lambda c: sa.select(c.c.id, A.c.name).join(A, A.c.id == c.c.account_id))(B.update().values(note='u').returning(B).cte('changed'))",
            f"sa.select(A.c.id).add_cte(B.insert().values(note={self.value('str')}).cte('side'))",
            f"B.update().values(note=sa.case((B.c.id > 1, {self.operand(self.scope('B', 'B'), 'str', 1)}), else_=None), paid={self.condition(self.scope('B', 'B'), 1)})",
            f"B.update().ordered_values(('note', {self.value('str')}), (B.c.paid, {self.condition(self.scope('B', 'B'), 0)}))",
            f"B.insert().values(note={self.operand([], 'str', 1)}, amount={self.operand([], 'num', 1)}, paid={self.condition([('int', 'sa.literal(3)'), ('str', repr('x').join(['sa.literal(', ')']))], 0)}).returning(B.c.note, B.c.paid)",
            "B.insert().values(note=sa.select(sa.func.max(A.c.name)).scalar_subquery())",
            f"(lambda i: i.on_conflict_do_update(index_elements=[B.c.order], set_={{'note': sa.func.concat(i.excluded.note, B.c.note), 'amount': i.excluded.amount + 1}}, where=(i.excluded.note != B.c.note) | B.c.paid))(postgresql.insert(B).values([{{'order': 'first', 'note': {self.value('str')}}}, {{'order': 'new', 'note': 'n'}}]))" + self.returning("B", self.scope("B", "B")),
            "postgresql.insert(B).from_select(['order', 'note'], sa.select(U.c.name, U.c.code).where(U.c.id < 9)).on_conflict_do_nothing(index_elements=['order'])",
            f"D.{self.any(['update', 'insert'])}().values(paid=sa.literal(True)).returning(D)".replace("D.update()", "D.update().where(D.c.id == 1)"),
            "D.insert().from_select(['paid'], sa.select(A.c.active)).returning(D.c.id, D.c.note)",
            "postgresql.insert(D).values(order='first').on_conflict_do_update(index_elements=['order'], set_={'paid': False}).returning(D.c.note)",
        ])


NAMES = ["nested", "nested", "repeated", "window", "grouping", "labelled", "labelled", "lock", "first", "beside", "function"]
