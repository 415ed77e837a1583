"""``Rewriter``: rewrites what autogenerate found."""


class Rewriter:
    """Registers functions by operation class."""

    def __init__(self):
        self._registered = []

    def rewrites(self, operator):
        def register(function):
            self._registered.append((operator, function))
            return function

        return register

    def chain(self, other):
        return self

    def __call__(self, context, revision, directives):
        return None
