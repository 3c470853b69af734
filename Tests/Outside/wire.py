"""HTTP as bytes: what a client without manners may send, and whether it is answered or closed within a bound."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


class Hang(Exception):
    """Neither answered nor closed within the bound."""


@dataclass
class Reply:
    status: int                       # 0 when the connection was closed without an answer
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)

    @property
    def is_page(self) -> bool:
        return (self.header("content-type") or "").startswith("text/html")


def request(method: str, path: str, headers: list[tuple[str, str]], body: bytes | None = None) -> bytes:
    """A request whose frame is in order, whatever its parts hold."""
    lines = [f"{method} {path} HTTP/1.1", "Host: office.example"]
    lines += [f"{name}: {value}" for name, value in headers]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + (body or b"")


class Client:
    """One connection that is kept as long as the server keeps it."""

    def __init__(self, port: int, bound: float) -> None:
        self.port = port
        self.bound = bound
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, sent: bytes, is_torn: bool = False) -> Reply:
        """Sends and reads one answer; what `is_torn` ends what it sends and leaves the connection."""
        try:
            return await asyncio.wait_for(self._ask(sent, is_torn), self.bound)
        except TimeoutError:
            self.close()
            raise Hang(f"{len(sent)} bytes, after {self.bound:.0f} s") from None

    async def _ask(self, sent: bytes, is_torn: bool) -> Reply:
        for attempt in (1, 2):
            fresh = self.writer is None
            if fresh:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            try:
                reply = await self._once(sent, is_torn)
            except (ConnectionError, asyncio.IncompleteReadError):
                reply = Reply(0)
            if is_torn or reply.status == 0 or (reply.header("connection") or "").lower() == "close":
                self.close()
            # A connection that was kept may have been closed meanwhile: that says nothing of this request.
            if reply.status == 0 and not fresh and attempt == 1:
                continue
            return reply
        return Reply(0)

    async def _once(self, sent: bytes, is_torn: bool) -> Reply:
        assert self.reader is not None and self.writer is not None
        reading = asyncio.ensure_future(self._read(sent[:5] == b"HEAD "))
        try:
            # Written in pieces, so that an answer that comes before the end of a long body is read.
            for at in range(0, len(sent), 1 << 16):
                self.writer.write(sent[at:at + (1 << 16)])
                await self.writer.drain()
                if reading.done():
                    break
            if is_torn and self.writer.can_write_eof():
                self.writer.write_eof()
        except ConnectionError:
            pass
        early = reading.done()
        reply = await reading
        if early and reply.status:
            reply.headers.append(("connection", "close"))
        return reply

    async def _read(self, is_head: bool) -> Reply:
        assert self.reader is not None
        while True:
            head = await self.reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")[:-2]
            status = int(first.split(" ", 2)[1])
            if status != 100:
                break
        headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        reply = Reply(status, headers)
        if is_head or status in (204, 304):
            return reply
        if (reply.header("transfer-encoding") or "").lower() == "chunked":
            reply.body = await self._chunks()
        elif (length := reply.header("content-length")) is not None:
            reply.body = await self.reader.readexactly(int(length))
        else:
            reply.body = await self.reader.read()
        return reply

    async def _chunks(self) -> bytes:
        assert self.reader is not None
        parts = []
        while size := int((await self.reader.readuntil(b"\r\n")).split(b";")[0], 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readuntil(b"\r\n")
        return b"".join(parts)

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None
