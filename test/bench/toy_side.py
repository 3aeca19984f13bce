"""A side that needs nothing but the standard library: squares numbers, or breaks as its input says."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "bench" / "python"))

from worker import serve  # noqa: E402


def prepare(path):
    with open(path) as file:
        toy = json.load(file)
    return lambda: work(**toy), tell


def work(count, breaks):
    print("no answer, but what a library might print")
    if breaks:
        sys.exit("the toy breaks, as it was told to")
    # Eight bytes and more for each number, which the peak has to show.
    return [number * number for number in range(count)]


def tell(squares):
    return {"numbers": len(squares), "sum": sum(squares)}


serve(prepare)
