"""As much of ``asyncio`` as env.py uses to call its migrations: every await is done at once."""

from sqlalchemy.ext.asyncio._drive import drive as _drive


def run(main, *, debug=None, loop_factory=None):
    return _drive(main)


def get_running_loop():
    raise RuntimeError("no running event loop")


class AbstractEventLoop:
    """A loop that has nothing to wait for."""

    def run_until_complete(self, future):
        return _drive(future)

    def is_running(self):
        return False

    def is_closed(self):
        return False

    def create_task(self, coroutine):
        return coroutine

    def close(self):
        pass

    def shutdown_asyncgens(self):
        return sleep(0)


_loop = AbstractEventLoop()


def get_event_loop():
    return _loop


def new_event_loop():
    return _loop


def set_event_loop(loop):
    pass


def set_event_loop_policy(policy):
    pass


async def sleep(delay, result=None):
    if delay > 0:
        from time import sleep as wait

        wait(delay)
    return result


async def gather(*awaitables, return_exceptions=False):
    return [await awaitable for awaitable in awaitables]


async def wait_for(awaitable, timeout):
    return await awaitable


def iscoroutinefunction(function):
    return bool(getattr(getattr(function, "__code__", None), "co_flags", 0) & 0x80)
