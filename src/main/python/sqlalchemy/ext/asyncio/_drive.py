"""Runs a coroutine whose awaits are all ours: each is done as soon as it is asked for."""


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    coroutine.close()
    raise RuntimeError("the coroutine waits for an event loop, and there is none in here")
