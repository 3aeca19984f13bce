"""The process of a side that runs in Python.

A program calls `serve` with a function that reads the input, whose path is the one argument, and returns a task: a pair
of functions, one that does the work and is timed, one that tells what came of it. Answers go to standard output, one
line of JSON each: `"ready"`, then a sampled run for each line read. The end of standard input ends the program.
"""

import gc
import json
import os
import re
import sys
import time


def serve(prepare):
    answers = os.fdopen(os.dup(1), "w")
    # What a library prints is no answer.
    os.dup2(2, 1)
    run, tell = prepare(sys.argv[1])
    _answer(answers, "ready")
    for _ in sys.stdin:
        _answer(answers, _take_sample(run, tell))


def _answer(answers, value):
    print(json.dumps(value, allow_nan=False), file=answers, flush=True)


def _take_sample(run, tell):
    gc.collect()
    forgets = _forget_peak()
    cpu = time.process_time()
    start = time.perf_counter()
    result = run()
    milliseconds = (time.perf_counter() - start) * 1000
    cpu_milliseconds = (time.process_time() - cpu) * 1000
    sample = {
        "milliseconds": milliseconds,
        "cpuMilliseconds": cpu_milliseconds,
        "peakBytes": _read_peak() if forgets else None,
    }
    return {"sample": sample, "outcome": tell(result)}


def _forget_peak():
    """Linux alone lets a process forget its peak (proc_pid_clear_refs(5))."""
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
        return True
    except OSError:
        return False


def _read_peak():
    with open("/proc/self/status") as file:
        found = re.search(r"^VmHWM:\s+(\d+) kB$", file.read(), re.MULTILINE)
    return None if found is None else int(found[1]) * 1024
