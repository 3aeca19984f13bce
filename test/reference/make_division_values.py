"""Computes test/reference/division-values.json: how good divisions are by python-igraph, and the best that it finds.

Of karate and of random weighted graphs: modularity (igraph) and the quality of the constant Potts model
(leidenalg) of one given division, and the best of ten runs of igraph's Leiden for either. Of three large networks that are not part of the project (read
from TRAMA_SHARED or ../shared) the best modularity of ten runs alone.

Usage, from the project's root, with the environment of make_reference_values.py:
    /tmp/venv/bin/python test/reference/make_division_values.py
"""

import gzip
import json
import os
import random
from pathlib import Path

import igraph
import leidenalg

from reference_graphs import read_karate

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TRAMA_SHARED", ROOT.parent / "shared"))
LARGE = ["facebook-combined", "ca-condmat-cc1", "email-enron"]
CPM_RESOLUTION = 0.3
RUNS = 10


def draw_graph(seed):
    """Groups of unequal size, denser within; strengths from 1/8 to 3; a few nodes without ties."""
    draw = random.Random(seed)
    group_of = [group for group in range(draw.randint(2, 6)) for _ in range(draw.randint(3, 14))]
    edges = [
        (a, b)
        for b in range(len(group_of))
        for a in range(b)
        if draw.random() < (0.5 if group_of[a] == group_of[b] else 0.05)
    ]
    return len(group_of) + 2, edges, [draw.randint(1, 24) / 8 for _ in edges]


def find_all(graph, weights, objective, resolution):
    """The divisions of ten runs, each with the quality that igraph gives."""
    for seed in range(RUNS):
        random.seed(seed)
        yield graph.community_leiden(
            objective_function=objective, weights=weights, resolution=resolution, n_iterations=-1
        )


def describe(name, nodes, edges, weights):
    graph = igraph.Graph(n=nodes, edges=edges)
    division = [node % 3 for node in range(nodes)]
    potts = leidenalg.CPMVertexPartition(
        graph, initial_membership=division, weights=weights, resolution_parameter=CPM_RESOLUTION
    )
    best_cpm = max(find_all(graph, weights, "CPM", CPM_RESOLUTION), key=lambda one: one.quality)
    best = find_all(graph, weights, "modularity", 1)
    return {
        "name": name,
        "nodes": nodes,
        "edges": edges,
        "weights": weights,
        "division": division,
        "modularity": graph.modularity(division, weights=weights),
        # By leidenalg: over clusters, strength within less resolution times n (n - 1) / 2.
        "cpm": potts.quality(),
        "bestModularity": max(graph.modularity(one.membership, weights=weights) for one in best),
        # By igraph: the same, but for the n that each node has with itself, over all strength.
        "bestCpm": {"division": best_cpm.membership, "quality": best_cpm.quality},
    }


def read_large(name):
    with gzip.open(SHARED / "data" / "load_graphs" / f"{name}.edges.csv.gz", "rt") as file:
        rows = [line.strip().split(",") for line in file]
    pairs = [(int(a) - 1, int(b) - 1) for a, b in rows if a.isdigit()]
    edges = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    return 1 + max(b for _, b in edges), edges


def describe_large(name):
    nodes, edges = read_large(name)
    graph = igraph.Graph(n=nodes, edges=edges)
    best = max(graph.modularity(one.membership) for one in find_all(graph, None, "modularity", 1))
    return {"file": f"load_graphs/{name}.edges.csv.gz", "nodes": nodes, "ties": len(edges), "bestModularity": best}


def main():
    karate = read_karate()
    graphs = [describe("karate", 34, karate, [1] * len(karate))]
    graphs += [describe(f"random-{seed}", *draw_graph(seed)) for seed in range(24)]
    document = {
        "madeBy": "test/reference/make_division_values.py",
        "versions": {"igraph": igraph.__version__, "leidenalg": leidenalg.__version__},
        "cpmResolution": CPM_RESOLUTION,
        "graphs": graphs,
        "large": [describe_large(name) for name in LARGE],
    }
    parts = [f'"{key}":{json.dumps(value, separators=(",", ":"))}' for key, value in document.items()]
    target = ROOT / "test" / "reference" / "division-values.json"
    target.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
