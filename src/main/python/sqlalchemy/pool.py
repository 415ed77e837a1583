"""Pool classes: names that env.py hands to an engine. One command has one connection."""


class Pool:
    """A pool in name only."""

    def __init__(self, *args, **kwargs):
        pass


class NullPool(Pool):
    pass


class QueuePool(Pool):
    pass


class SingletonThreadPool(Pool):
    pass


class StaticPool(Pool):
    pass


class AsyncAdaptedQueuePool(QueuePool):
    pass


class FallbackAsyncAdaptedQueuePool(AsyncAdaptedQueuePool):
    pass


class AssertionPool(Pool):
    pass
