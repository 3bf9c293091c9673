"""A provider for the smoke test: OpenAI chat over TLS, streamed.

smoke_upstream.py CERTIFICATE-CHAIN KEY PORT-FILE LOG GO

Writes its port into PORT-FILE and each request's Authorization into LOG. A stream stops half way until the
file GO is there, so that a reader who got its beginning before cannot have waited for its end.
"""

import json
import ssl
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHAIN, KEY, PORT_FILE, LOG, GO = sys.argv[1:]
PIECES = ["你好 ", "from ", "upstream"]
PATIENCE = 60  # seconds


def chunk(delta, finish=None):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode()


def wait_for_go():
    end = time.monotonic() + PATIENCE
    while not Path(GO).exists() and time.monotonic() < end:
        time.sleep(0.05)


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        with open(LOG, "a", encoding="utf-8") as log:
            print(self.path, self.headers["Authorization"].encode("latin-1").decode(), file=log)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(chunk({"role": "assistant", "content": PIECES[0]}))
        wait_for_go()
        for piece in PIECES[1:]:
            self.wfile.write(chunk({"content": piece}))
        self.wfile.write(chunk({}, "stop") + b"data: [DONE]\n\n")
        self.close_connection = True


class Server(ThreadingHTTPServer):
    """Shakes hands on each connection's own thread: a client that refuses us holds nobody up."""

    def __init__(self, context):
        super().__init__(("127.0.0.1", 0), Provider)
        self.context = context

    def finish_request(self, request, client_address):
        with self.context.wrap_socket(request, server_side=True) as connection:
            super().finish_request(connection, client_address)

    def handle_error(self, request, client_address):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CHAIN, KEY)
server = Server(context)
Path(PORT_FILE).write_text(str(server.server_address[1]), encoding="ascii")
server.serve_forever()
