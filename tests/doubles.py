"""Stand-ins that are passed in where the real thing would be: a scripted model, an endpoint."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

from agent.errors import ModelError
from agent.ports.chat import Message, Reply
from agent.ports.retriever import ANYTHING, About
from agent.records import Passage, Record, Stamp, Usage

R = TypeVar("R", bound=Record)


class ScriptRanOutError(AssertionError):
    """The scripted model was asked more often than its script has answers."""


class ScriptedModel:
    """A model that says its script, and fails loudly where the script ends.

    Args:
        script: answers in order; an error in it is raised.
    """

    def __init__(self, *script: str | Record | ModelError) -> None:
        self.stamp = Stamp(id="scripted")
        self.context_tokens: int | None = None
        self.asked: list[list[Message]] = []
        self._script = list(script)

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        text = self._next(messages)
        assert isinstance(text, str)
        if on_text:
            on_text(text)
        return Reply(text, Usage(tokens_evaluated=10, tokens_cached=90, tokens_generated=5))

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        record = self._next(messages)
        assert isinstance(record, shape)
        return Reply(record, Usage(tokens_evaluated=10, tokens_cached=90, tokens_generated=5))

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        raise NotImplementedError

    def _next(self, messages: Sequence[Message]) -> str | Record:
        self.asked.append(list(messages))
        if not self._script:
            raise ScriptRanOutError(messages[-1].text)
        answer = self._script.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        return answer


class NoPassages:
    """A retriever that finds nothing."""

    stamp: Stamp = Stamp(id="corpus", version="0", sha256="")

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        return ()

    def nearest(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        return ()


@dataclass
class Endpoint:
    """A running OpenAI-compatible endpoint on loopback.

    Attributes:
        url: its base URL, ending in /v1.
        answers: what it answers, in order; the last one for ever.
        requests: the bodies it was sent.
        answer_to: chooses the answer by the body instead, where there is one.
        under_way: how many requests are being answered now.
        most_at_once: how many there ever were.
    """

    url: str
    answers: list["Answer"]
    requests: list[dict[str, Any]] = field(default_factory=list)
    answer_to: Callable[[dict[str, Any]], "Answer"] | None = None
    under_way: int = 0
    most_at_once: int = 0


@dataclass(frozen=True)
class Answer:
    """One HTTP answer: a chat text, or a raw body with a status."""

    text: str = ""
    status: int = 200
    body: str | None = None
    finish: str = "stop"
    delay_s: float = 0.0


@contextmanager
def endpoint(*answers: Answer) -> Iterator[Endpoint]:
    """Serves answers on loopback until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    served = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", list(answers))
    _Handler.served = served
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_COUNTING = threading.Lock()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is not worth a word."""


class _Handler(BaseHTTPRequestHandler):
    served: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self._chosen(body)
        time.sleep(answer.delay_s)
        with _COUNTING:
            self.served.under_way -= 1
        streamed = bool(body.get("stream")) and answer.status == 200 and answer.body is None
        kind = "text/event-stream" if streamed else "application/json"
        data = (_events(answer) if streamed else _whole(answer)).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("retry-after-ms", "1")
        self.end_headers()
        self.wfile.write(data)

    def _chosen(self, body: dict[str, Any]) -> Answer:
        served, answers = self.served, self.served.answers
        with _COUNTING:
            number = len(served.requests)
            served.requests.append(body)
            served.under_way += 1
            served.most_at_once = max(served.most_at_once, served.under_way)
        if served.answer_to is not None:
            return served.answer_to(body)
        return answers[min(number, len(answers) - 1)]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


_USAGE = {
    "prompt_tokens": 100,
    "completion_tokens": 5,
    "total_tokens": 105,
    "prompt_tokens_details": {"cached_tokens": 90},
}


def _whole(answer: Answer) -> str:
    if answer.body is not None or answer.status != 200:
        return answer.body or json.dumps({"error": {"message": "no", "type": "t", "code": None}})
    message = {"role": "assistant", "content": answer.text}
    choice = {"index": 0, "message": message, "finish_reason": answer.finish}
    return json.dumps(_envelope("chat.completion") | {"choices": [choice], "usage": _USAGE})


def _events(answer: Answer) -> str:
    pieces = [*answer.text.partition(" "), ""]
    events = [
        _envelope("chat.completion.chunk")
        | {"choices": [{"index": 0, "delta": {"content": p}, "finish_reason": None}]}
        for p in pieces
    ]
    last = {"index": 0, "delta": {}, "finish_reason": answer.finish}
    events.append(_envelope("chat.completion.chunk") | {"choices": [last]})
    events.append(_envelope("chat.completion.chunk") | {"choices": [], "usage": _USAGE})
    return "".join(f"data: {json.dumps(e)}\n\n" for e in events) + "data: [DONE]\n\n"


def _envelope(kind: str) -> dict[str, Any]:
    return {"id": "x", "object": kind, "created": 1, "model": "m"}
