"""Generates revision graphs and questions about them.

A graph has branches, merges, several bases, labels and depends_on; its identifiers are drawn from
the forms that people use. The questions are command lines for every verb that needs no database.
"""

import random
from dataclasses import dataclass

WORDS = ["add", "users", "fix", "index", "merge", "cart", "drop", "legacy", "column", "billing", "naïve", "it's"]


@dataclass
class Node:
    """One revision file."""

    id: str
    parents: tuple
    labels: tuple
    dependencies: tuple
    message: str

    def module(self):
        """The text of its file."""
        def literal(values):
            return repr(None if not values else values[0] if len(values) == 1 else tuple(values))

        table = f"t_{self.id}"
        return (
            f'"""{self.message}\n\nRevision ID: {self.id}\n"""\nfrom alembic import op\n\n'
            f"revision = {self.id!r}\ndown_revision = {literal(self.parents)}\n"
            f"branch_labels = {literal(self.labels)}\ndepends_on = {literal(self.dependencies)}\n\n\n"
            f'def upgrade():\n    op.execute("CREATE TABLE {table} ()")\n\n\n'
            f'def downgrade():\n    op.execute("DROP TABLE {table}")\n'
        )


class Graph:
    """A graph and the questions worth asking about it, drawn from one seed."""

    def __init__(self, seed, largest=14):
        self.random = random.Random(seed)
        self.nodes = []
        self.identifier = self.random.choice([self.hexadecimal, self.hexadecimal, self.date, self.word, self.number])
        labels = ["billing", "cart", "networking", "Ops", "a1b2"]
        self.random.shuffle(labels)
        ancestors = {}
        for index in range(self.random.randint(1, largest)):
            parents, dependencies = self.parents(index), ()
            reached = set().union(*(ancestors[p] | {p} for p in parents)) if parents else set()
            strangers = [n.id for n in self.nodes if n.id not in reached]
            if strangers and self.chance(0.15):
                dependencies = (self.random.choice(strangers),)
            label = (labels.pop(),) if labels and self.chance(0.2 if parents else 0.5) else ()
            if label and labels and self.chance(0.1):
                label += (labels.pop(),)
            node = Node(self.fresh(), parents, label, dependencies, self.message())
            ancestors[node.id] = reached.union(dependencies, *(ancestors[d] for d in dependencies))
            self.nodes.append(node)
        self.labels = [label for node in self.nodes for label in node.labels]

    def chance(self, probability):
        return self.random.random() < probability

    def parents(self, index):
        if index == 0 or self.chance(0.07):
            return ()
        if index > 2 and self.chance(0.18):
            return self.unrelated(self.random.choice([2, 2, 3, 4]))
        if self.chance(0.75):
            heads = self.heads()
            return (self.random.choice(heads),)
        return (self.random.choice(self.nodes).id,)

    def heads(self):
        taken = {parent for node in self.nodes for parent in node.parents}
        return [node.id for node in self.nodes if node.id not in taken]

    def unrelated(self, count):
        heads = self.heads()
        return tuple(self.random.sample(heads, min(count, len(heads))))

    def hexadecimal(self):
        return "".join(self.random.choices("0123456789abcdef", k=12))

    def date(self):
        r = self.random
        return f"20{r.randint(20, 26)}{r.randint(1, 12):02}{r.randint(1, 28):02}_{r.randint(0, 235959):06}{r.randint(0, 999):03}"

    def word(self):
        return "_".join(self.random.sample(WORDS[:10], 2)) + str(self.random.randint(0, 9))

    def number(self):
        return f"{len(self.nodes) + 1:04}"

    def fresh(self):
        known = {node.id for node in self.nodes}
        while (identifier := self.identifier()) in known:
            pass
        return identifier

    def message(self):
        text = " ".join(self.random.sample(WORDS, self.random.randint(1, 4)))
        if self.chance(0.15):
            text += "\nand a second line"
        if self.chance(0.15):
            text += "\n\nA longer text.\n\n    indented\nEnd."
        return text

    def symbol(self, relative=True):
        """A way to name a revision: mostly valid, sometimes not."""
        node = self.random.choice(self.nodes).id
        label = self.random.choice(self.labels) if self.labels else node
        steps = self.random.randint(1, 4)
        forms = [
            node, node, node[:4], node[:self.random.randint(1, len(node))], "head", "heads", "base", label, f"{label}@head",
            f"{label}@base", f"{label}@heads", f"{label}@{node}", f"{node}@head", "nosuch", f"nosuch@{node}",
        ]
        if relative:
            forms += [f"{node}+{steps}", f"{node}-{steps}", f"head-{steps}", f"base+{steps}", f"{label}@head-{steps}",
                      f"{label}@+{steps}", f"heads-{steps}", f"+{steps}", f"-{steps}"]
        return self.random.choice(forms)

    def range(self):
        return self.random.choice([
            lambda: f"{self.symbol()}:{self.symbol()}", lambda: f"{self.symbol()}:", lambda: f":{self.symbol()}",
            lambda: f"base:{self.symbol()}", lambda: f"{self.symbol()}:head", lambda: self.symbol(),
        ])()

    def questions(self, count):
        """`count` command lines: the fixed ones first, then drawn ones."""
        fixed = [
            ["history"], ["history", "-v"], ["heads"], ["heads", "-v"], ["branches"], ["branches", "-v"],
            ["heads", "--resolve-dependencies"], ["upgrade", "heads", "--sql"], ["upgrade", "head", "--sql"],
            ["downgrade", "heads:base", "--sql"], ["stamp", "heads", "--sql"],
        ]
        drawn = [
            lambda: ["show", self.symbol()],
            lambda: ["history", f"-r{self.range()}"] + self.random.choice([[], ["-v"]]),
            lambda: ["upgrade", self.symbol(), "--sql"],
            lambda: ["upgrade", self.range(), "--sql"],
            lambda: ["downgrade", f"{self.symbol(relative=False)}:{self.symbol(relative=False)}", "--sql"],
            lambda: ["stamp", self.symbol(), "--sql"],
            lambda: ["stamp", f"{self.symbol(relative=False)}:{self.symbol(relative=False)}", "--sql"],
            lambda: ["stamp", "--sql", self.symbol(), self.symbol()],
        ]
        asked = fixed[:count]
        while len(asked) < count:
            question = self.random.choice(drawn)()
            if question not in asked and not any(word.startswith("-") and word[1:].isdigit() for word in question):
                asked.append(question)
        return asked
