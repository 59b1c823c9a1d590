"""How a program is timed from outside: it prints its version, then for every line read works once and prints the seconds."""

import sys
import time


def serve(version, work):
    print(version, flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        work()
        print(time.perf_counter() - started, flush=True)
