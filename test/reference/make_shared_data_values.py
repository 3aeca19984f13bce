"""Computes test/reference/shared-data-values.json: measure values of real networks that are not part of the project.

The networks are the eleven phases and the whole of CAVIAR (who called whom, and how often) and the London gang (who is
tied to whom, and how closely, from 1 to 4). They are read from TRAMA_SHARED or ../shared; only numbers are written.

Usage, from the project's root, with the environment of make_reference_values.py:
    /tmp/venv/bin/python test/reference/make_shared_data_values.py
"""

import csv
import json
import os
from pathlib import Path

from reference_graphs import ReferenceGraph
from reference_measures import compute_all, list_cases

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TRAMA_SHARED", ROOT.parent / "shared"))
CAVIAR = [*(f"caviar/phase{phase}.csv" for phase in range(1, 12)), "caviar/caviar_full_110x110_directed_valued.csv"]
GANG = "london_gang/LONDON_GANG.csv"


def read_matrix(file):
    """Cells by pair of actor numbers; nodes stand by number. A byte order mark is skipped, as are cells of 0."""
    text = (SHARED / "data" / file).read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(text.splitlines())
    actors = [int(actor) for actor in header[1:]]
    cells = {
        (int(row[0]), other): int(cell)
        for row in rows
        for other, cell in zip(actors, row[1:])
        if int(cell) > 0 and int(row[0]) != other
    }
    return sorted(actors), cells


def without_direction(cells, combine):
    """One tie of a pair; `combine` makes one strength of what each side's cell says."""
    ties = {}
    for (one, other), value in cells.items():
        ties.setdefault((min(one, other), max(one, other)), []).append(value)
    return {pair: combine(values) for pair, values in ties.items()}


def make_graph(name, actors, ties, directed):
    places = {actor: place for place, actor in enumerate(actors)}
    edges = sorted((places[a], places[b]) for a, b in ties)
    weights = [ties[actors[a], actors[b]] for a, b in edges]
    groups = ["abc"[place % 3] for place in range(len(actors))]
    return ReferenceGraph(name, len(actors), edges, weights, directed, groups)


def list_graphs():
    for file in CAVIAR:
        actors, cells = read_matrix(file)
        yield file, make_graph(file, actors, cells, True)
        yield file, make_graph(file, actors, without_direction(cells, sum), False)
    actors, cells = read_matrix(GANG)
    # The matrix is symmetric: both cells of a pair say the same of one tie.
    assert all(cells[other, one] == value for (one, other), value in cells.items())
    yield GANG, make_graph(GANG, actors, without_direction(cells, max), False)


def describe(file, graph):
    return {
        "file": file,
        "directed": graph.directed,
        "nodes": graph.nodes,
        "ties": len(graph.edges),
        "totalStrength": sum(graph.weights),
        "values": compute_all(graph),
    }


def main():
    lines = [json.dumps(describe(*one), separators=(",", ":")) for one in list_graphs()]
    target = ROOT / "test" / "reference" / "shared-data-values.json"
    body = ",\n".join(lines)
    cases = ",\n".join(json.dumps(one, separators=(",", ":")) for one in list_cases())
    made_by = "test/reference/make_shared_data_values.py"
    text = f'{{"madeBy":"{made_by}",\n"cases":[\n{cases}\n],\n"graphs":[\n{body}\n]}}\n'
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
