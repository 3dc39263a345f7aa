"""A server that always gives the same answer, as fast as Python can: the half both sides share.

    python benchmarks/canned.py

Prints its port, answers every request with the JSON in ANSWER, and ends with its stdin.
"""

from __future__ import annotations

import asyncio
import json
import sys

ROW = {
    "shimei": "見本　太郎",
    "seinengappi": "R08.04.01",
    "setaiNo": "000000012345678",
    "seibetsu": "10",
}
ANSWER = {"kekka": {"code": "0000"}, "metadata": {}, "_links": {}, "result": [ROW], "data": ROW}
BODY = json.dumps(ANSWER, ensure_ascii=False).encode()
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(BODY)}\r\n\r\n"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            found = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
            await reader.readexactly(int(found or 0))
            writer.write(HEAD.encode() + BODY)
    except (asyncio.IncompleteReadError, asyncio.CancelledError):
        writer.close()


async def main() -> None:
    """Serve until stdin ends."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
