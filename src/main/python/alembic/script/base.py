"""``ScriptDirectory``, as far as env.py asks it."""

import _aludel


class ScriptDirectory:
    """The folder of revisions."""

    def __init__(self, host):
        self._host = host

    @classmethod
    def from_config(cls, config):
        return cls(config._host)

    @property
    def dir(self):
        return self._host.scriptDirectory()

    @property
    def versions(self):
        return self.dir + "/versions"

    def get_base(self):
        bases = self.get_bases()
        return bases[0] if bases else None

    def get_bases(self):
        return _aludel.lift(self._host.bases())

    def walk_revisions(self, base="base", head="heads"):
        for told in _aludel.call(self._host.revisionRange, base, head):
            yield Script(_aludel.lift(told))

    def iterate_revisions(self, upper, lower, **options):
        return self.walk_revisions(lower or "base", upper or "heads")

    def get_revisions(self, id_):
        identifiers = id_ if isinstance(id_, (list, tuple, set)) else (id_,)
        return tuple(
            Script(_aludel.lift(told)) for one in identifiers for told in _aludel.call(self._host.revisions, one)
        )

    def get_revision(self, id_):
        found = self.get_revisions(id_)
        return found[0] if found else None

    def as_revision_number(self, id_):
        return self.get_revision(id_).revision

    def get_heads(self):
        return _aludel.lift(self._host.headRevisions())

    def get_current_head(self):
        heads = self.get_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                "The script directory has multiple heads (due to branching).Please use get_heads(), or merge the "
                "branches using alembic merge."
            )
        return heads[0] if heads else None


class Script:
    """A revision file, as far as its header tells."""

    def __init__(self, told):
        down = told.pop("down_revisions")
        self.__dict__.update(told)
        self.branch_labels = set(told["branch_labels"])
        self.nextrev = frozenset(told["nextrev"])
        self.down_revision = None if not down else down[0] if len(down) == 1 else tuple(down)
        self.is_base = not down
        self.is_head = not self.nextrev
        self.is_branch_point = len(self.nextrev) > 1
        self.is_merge_point = len(down) > 1

    def __repr__(self):
        return f"Script({self.revision!r}, {self.down_revision!r})"
