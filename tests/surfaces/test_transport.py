from __future__ import annotations

import socket
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from conformance.surfaces.http import Http

if TYPE_CHECKING:
    from collections.abc import Iterator

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}"


class Listener:
    """Answers every request with `{}` and keeps what came, as it came."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self.came: list[bytes] = []
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        connection, _ = self._server.accept()
        with connection:
            part = connection.recv(1 << 20)
            while part:
                self.came.append(part)
                if _whole(b"".join(self.came)):
                    connection.sendall(OK)
                part = connection.recv(1 << 20)

    def close(self) -> None:
        self._server.close()


def _whole(data: bytes) -> bool:
    head, _, body = data.partition(b"\r\n\r\n")
    sizes = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return not sizes or len(body) == int(sizes[0].split(b":")[1])


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def test_headers_and_a_small_body_go_out_at_once(listener: Listener) -> None:
    Http(listener.url, 5, 1000).call("POST", "/x", body={"氏名": "山田"})

    assert len(listener.came) == 1
    assert listener.came[0].endswith('{"氏名": "山田"}'.encode())


def test_a_request_without_body_goes_out(listener: Listener) -> None:
    Http(listener.url, 5, 1000).call("GET", "/x")

    assert b"".join(listener.came).startswith(b"GET /x HTTP/1.1\r\n")


def test_a_large_body_arrives_whole_and_once(listener: Listener) -> None:
    sent = bytes(range(256)) * 4096

    Http(listener.url, 5, 1000).call("POST", "/x", content=sent)

    assert b"".join(listener.came).partition(b"\r\n\r\n")[2] == sent
