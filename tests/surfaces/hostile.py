"""Small servers on 127.0.0.1 that do what no good server does, each bounded in time."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

    Act = Callable[["Wire"], None]

LONGEST = 8.0  # seconds after which a server gives up being hostile
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@dataclass
class Wire:
    """One connection, as the server sees it."""

    socket: socket.socket
    heard: list[bytes]
    sent: int = 0

    def request(self) -> bytes:
        """Read one request with its body; b"" when the client has gone."""
        data = b""
        while b"\r\n\r\n" not in data:
            part = self.socket.recv(65_536)
            if not part:
                return b""
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        length = [h for h in head.lower().split(b"\r\n") if h.startswith(b"content-length:")]
        wanted = int(length[0].split(b":")[1]) if length else 0
        while len(body) < wanted:
            body += self.socket.recv(65_536)
        self.heard.append(head + b"\r\n\r\n" + body)
        return self.heard[-1]

    def send(self, data: bytes) -> None:
        """Send bytes and count them."""
        self.socket.sendall(data)
        self.sent += len(data)

    def json(self, body: bytes = b"{}", extra: bytes = b"", status: bytes = OK) -> None:
        """Send a well-formed answer."""
        self.send(status + extra + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def forever(self, data: bytes, pause: float = 0.0) -> None:
        """Send the same again and again until the client goes."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.send(data)
            time.sleep(pause)

    def hang(self) -> None:
        """Say nothing until the client goes."""
        while self.socket.recv(65_536):
            pass

    def reset(self) -> None:
        """Close with a TCP reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()


@dataclass
class HostileServer:
    """A running server: its address, the requests it read, its connections."""

    port: int
    scheme: str
    heard: list[bytes] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def sent(self) -> int:
        return sum(wire.sent for wire in self.wires)


@contextlib.contextmanager
def serving(*acts: Act, tls: ssl.SSLContext | None = None) -> Iterator[HostileServer]:
    """Serve: the first connection gets the first act, the last act serves all that follow."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = HostileServer(listener.getsockname()[1], "https" if tls else "http")
        thread = threading.Thread(target=_accept, args=(listener, server, acts, tls), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _accept(listener, server, acts, tls) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        connection.settimeout(LONGEST)
        act = acts[min(len(server.wires), len(acts) - 1)]
        wire = Wire(connection, server.heard)
        server.wires.append(wire)
        threading.Thread(target=_play, args=(wire, act, tls), daemon=True).start()


def _play(wire, act, tls) -> None:
    with contextlib.suppress(OSError):
        if tls is not None:
            wire.socket = tls.wrap_socket(wire.socket, server_side=True)
        with wire.socket:
            act(wire)
            with contextlib.suppress(OSError):
                wire.socket.shutdown(socket.SHUT_WR)
