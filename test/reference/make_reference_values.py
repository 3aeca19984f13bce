"""Computes fixtures/graphs/reference-values.json with igraph and networkx.

Usage, from the project's root:
    python -m venv /tmp/venv && /tmp/venv/bin/pip install igraph networkx
    /tmp/venv/bin/python test/reference/make_reference_values.py

Every value is computed by both libraries and the script stops where they differ by more than 1e-9.
"""

import csv
import itertools
import json
import platform
import random
from pathlib import Path

import igraph
import networkx

GRAPHS = Path(__file__).parents[2] / "fixtures" / "graphs"
TOLERANCE = 1e-9


def read_karate():
    lines = (GRAPHS / "karate.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    edges = [(int(row["from"]) - 1, int(row["to"]) - 1) for row in rows]
    published = {tuple(sorted(edge)) for edge in networkx.karate_club_graph().edges}
    assert {tuple(sorted(edge)) for edge in edges} == published
    return 34, edges


def small_graphs():
    yield "empty", 0, []
    yield "single", 1, []
    yield "pair", 2, [(0, 1)]
    yield "isolates", 4, []
    yield "path-5", 5, [(0, 1), (1, 2), (2, 3), (3, 4)]
    yield "star-6", 6, [(0, leaf) for leaf in range(1, 6)]
    yield "cycle-6", 6, [(at, (at + 1) % 6) for at in range(6)]
    yield "complete-5", 5, list(itertools.combinations(range(5), 2))
    triangles = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]
    yield "two-triangles-bridged", 6, [*triangles, (2, 3)]
    yield "two-triangles-apart", 7, triangles
    yield ("karate", *read_karate())


def random_graphs():
    for seed in range(20):
        draw = random.Random(seed)
        nodes = draw.randint(5, 40)
        density = draw.uniform(0.05, 0.4)
        edges = [pair for pair in itertools.combinations(range(nodes), 2) if draw.random() < density]
        yield f"random-{seed:02}", nodes, edges


def check_equal(name, one, other):
    assert len(one) == len(other) and all(abs(a - b) <= TOLERANCE for a, b in zip(one, other)), name


def compute(name, nodes, edges):
    draw = random.Random(name)
    weights = [draw.randint(1, 40) / 8 for _ in edges]
    graph = igraph.Graph(n=nodes, edges=edges)
    graph.es["weight"] = weights
    other = networkx.Graph()
    other.add_nodes_from(range(nodes))
    other.add_weighted_edges_from((a, b, weight) for (a, b), weight in zip(edges, weights))

    degree = graph.degree()
    strength = graph.strength(weights="weight")
    betweenness = graph.betweenness()
    check_equal(name, degree, [other.degree(node) for node in range(nodes)])
    check_equal(name, strength, [other.degree(node, weight="weight") for node in range(nodes)])
    check_equal(name, betweenness, list(networkx.betweenness_centrality(other, normalized=False).values()))

    return {
        "name": name,
        "nodes": nodes,
        "from": [a for a, _ in edges],
        "to": [b for _, b in edges],
        "weight": weights,
        "components": len(graph.connected_components()) if nodes > 0 else 0,
        "degree": degree,
        "strength": strength,
        "betweenness": betweenness,
        "betweennessNormalised": list(networkx.betweenness_centrality(other, normalized=True).values()),
        **compute_modularity(name, graph, other),
    }


def compute_modularity(name, graph, other):
    """Modularity of a division given to the program, and the best of 20 runs of Louvain for comparison."""
    nodes = graph.vcount()
    division = [node % 3 for node in range(nodes)]
    if graph.ecount() == 0:
        return {"division": division, "modularity": None, "modularityWeighted": None, "bestLouvain": None}
    parts = [part for part in ({n for n in range(nodes) if n % 3 == at} for at in range(3)) if part]
    plain = graph.modularity(division)
    weighted = graph.modularity(division, weights="weight")
    check_equal(name, [plain], [networkx.community.modularity(other, parts, weight=None)])
    check_equal(name, [weighted], [networkx.community.modularity(other, parts, weight="weight")])
    best = max(
        networkx.community.modularity(other, networkx.community.louvain_communities(other, weight="weight", seed=seed))
        for seed in range(20)
    )
    return {"division": division, "modularity": plain, "modularityWeighted": weighted, "bestLouvain": best}


def main():
    values = {
        "madeBy": "test/reference/make_reference_values.py",
        "python": platform.python_version(),
        "igraph": igraph.__version__,
        "networkx": networkx.__version__,
        "graphs": [compute(*graph) for graph in (*small_graphs(), *random_graphs())],
    }
    target = GRAPHS / "reference-values.json"
    target.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
