"""``ScriptDirectory``, as far as env.py asks it."""

import _aludel


class ScriptDirectory:
    """The folder of revisions."""

    def __init__(self, host):
        self._host = host

    @classmethod
    def from_config(cls, config):
        return cls(config._host)

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
    """A revision file."""
