"""The child process that serves weights over loopback HTTP. Started by `agent.ports.embedded`.

A child, because xllamacpp's server has no stop and ending it within the process can deadlock.
It ends when its standard input closes, so that it never outlives the process that started it,
however that one ends.
"""

import json
import os
import sys
import threading
from typing import TypedDict


class ServerOrder(TypedDict):
    """What the parent asks for, as one line of JSON on standard input."""

    path: str
    name: str
    key: str
    context: int
    threads: int
    cache_mib: int
    hidden: bool


def serve() -> None:
    """Serves until standard input closes; prints the address as one line of JSON."""
    order: ServerOrder = json.loads(sys.stdin.readline())
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever llama.cpp prints goes to standard error
    threading.Thread(target=_end_with_parent, daemon=True).start()

    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = order["path"]
    params.model_alias = {order["name"]}
    params.endpoint_metrics = True
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [order["key"]]
    params.n_ctx = order["context"]
    params.n_parallel = 1
    params.cpuparams.n_threads = order["threads"]
    params.cpuparams_batch.n_threads = order["threads"]
    params.cache_prompt = True
    params.cache_ram_mib = order["cache_mib"]
    params.verbosity = 0
    if order["hidden"]:
        params.embedding = True
        params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
        params.n_batch = params.n_ubatch = order["context"]  # a text is read in one piece
    server = xllamacpp.Server(params)
    out.write(json.dumps({"url": server.listening_address}) + "\n")
    out.flush()
    threading.Event().wait()


def _end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os._exit(0)


if __name__ == "__main__":
    serve()
