"""``concurrent.futures`` for env.py: what is submitted runs at once, on this thread, which holds the connection."""


class Future:
    """A call that is over."""

    def __init__(self, value, error):
        self._value = value
        self._error = error

    def result(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self, timeout=None):
        return self._error

    def done(self):
        return True


class ThreadPoolExecutor:
    """An executor without threads."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        pass

    def submit(self, fn, /, *args, **kwargs):
        try:
            return Future(fn(*args, **kwargs), None)
        except Exception as error:
            return Future(None, error)

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        return map(fn, *iterables)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None
