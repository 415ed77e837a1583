"""A TCP proxy that makes the line longer: what passes it arrives some milliseconds later, in both directions.

It adds latency and takes no bandwidth away: what is sent at once arrives at once, however much it is.

    python bench/delay.py 127.0.0.1:5432 6432 10     # listen on 6432, add 10 ms each way
"""

import asyncio
import sys
import threading

CHUNK = 262_144


class DelayProxy:
    """Listens on a port of this machine; a thread of its own does the work."""

    def __init__(self, host, port, milliseconds, listen=0):
        self.target = (host, port)
        self.seconds = milliseconds / 1000
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(listen, ready), daemon=True)
        self.thread.start()
        ready.wait()

    def _run(self, listen, ready):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", listen, limit=CHUNK))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()

    async def _accept(self, reader, writer):
        try:
            far_reader, far_writer = await asyncio.open_connection(*self.target, limit=CHUNK)
        except OSError:
            writer.close()
            return
        await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))

    async def _pass(self, reader, writer):
        late = asyncio.Queue()
        sending = asyncio.ensure_future(self._send(late, writer))
        try:
            while data := await reader.read(CHUNK):
                late.put_nowait((self.loop.time() + self.seconds, data))
        except ConnectionError:
            pass  # one side hung up; the other learns of it below
        late.put_nowait((self.loop.time() + self.seconds, b""))
        await sending

    async def _send(self, late, writer):
        try:
            while True:
                due, data = await late.get()
                await asyncio.sleep(max(0.0, due - self.loop.time()))
                if not data:
                    break
                writer.write(data)
                await writer.drain()
            writer.close()
        except ConnectionError:
            writer.close()


if __name__ == "__main__":
    place, _, port = sys.argv[1].rpartition(":")
    proxy = DelayProxy(place, int(port), float(sys.argv[3]), int(sys.argv[2]))
    print(f"127.0.0.1:{proxy.port} leads to {sys.argv[1]}, {sys.argv[3]} ms each way", flush=True)
    proxy.thread.join()
