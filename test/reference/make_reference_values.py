"""Computes fixtures/graphs/reference-values.json with python-igraph, scikit-learn and, as a second opinion, networkx.

Usage, from the project's root:
    python -m venv /tmp/venv && /tmp/venv/bin/pip install igraph==1.0.0 networkx==3.6.1 scikit-learn==1.9.1
    /tmp/venv/bin/python test/reference/make_reference_values.py
"""

import json
import platform
import random

import igraph
import networkx
import numpy
import sklearn
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from reference_graphs import GRAPHS, random_graphs, special_graphs
from reference_measures import build_igraph, compute_all, list_cases, round_values

RANDOM_DIVISIONS = 30


def describe(graph):
    described = {
        "name": graph.name,
        "directed": graph.directed,
        "nodes": graph.nodes,
        **describe_edges(graph),
        "groups": graph.groups,
        "values": compute_all(graph),
    }
    if not graph.directed:
        described["modularity"] = compute_modularity(graph)
    if graph.clusters:
        described["agreement"] = compute_agreement(graph)
    return described


def describe_edges(graph):
    """What is to be read: rows with loops and repeated ties where the graph was made of such."""
    rows = graph.rows or [(a, b, weight) for (a, b), weight in zip(graph.edges, graph.weights)]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(("from", "to", "weight"))}
    return {**columns, "raw": True} if graph.rows else columns


def compute_modularity(graph):
    """Of a division given to the program, and the best of igraph's own Louvain over 20 seeds."""
    if not graph.edges:
        return None
    built = build_igraph(graph)
    division = [node % 3 + 1 for node in range(graph.nodes)]
    random.seed(1)
    best = max(built.community_multilevel(weights="weight").modularity for _ in range(20))
    return {
        "division": division,
        "unweighted": round_values(built.modularity(division)),
        "weighted": round_values(built.modularity(division, weights="weight")),
        "finer": round_values(built.modularity(division, weights="weight", resolution=1.5)),
        "bestLouvain": round_values(best),
    }


def compute_agreement(graph):
    pairs = [(group, cluster) for group, cluster in zip(graph.groups, graph.clusters) if group is not None]
    groups, clusters = zip(*pairs)
    return {
        "ami": round_values(adjusted_mutual_info_score(groups, clusters)),
        "ari": round_values(adjusted_rand_score(groups, clusters)),
    }


def list_divisions():
    yield [], []
    yield [1], [7]
    yield [1, 1, 1], [2, 2, 2]
    yield [1, 1, 1], [1, 2, 2]
    yield [1, 2, 3], [5, 5, 5]
    yield [1, 2, 3], [4, 5, 6]
    yield [1, 2, 3, 4], [1, 1, 2, 2]
    yield [1, 1, 2, 2], [2, 2, 1, 1]
    yield [1, 1, 2, 2], [1, 2, 1, 2]
    for seed in range(RANDOM_DIVISIONS):
        draw = random.Random(2000 + seed)
        count, parts, others = draw.randint(2, 60), draw.randint(1, 9), draw.randint(1, 9)
        one = [draw.randint(1, parts) for _ in range(count)]
        other = [part if draw.random() < 0.5 else draw.randint(1, others) for part in one]
        yield one, other


def describe_divisions(one, other):
    return {
        "one": one,
        "other": other,
        "ami": round_values(adjusted_mutual_info_score(one, other)),
        "ari": round_values(adjusted_rand_score(one, other)),
    }


def write_lines(items):
    return ",\n".join(json.dumps(item, separators=(",", ":")) for item in items)


def main():
    versions = {
        "python": platform.python_version(),
        "igraph": igraph.__version__,
        "networkx": networkx.__version__,
        "scikit-learn": sklearn.__version__,
        "numpy": numpy.__version__,
    }
    graphs = write_lines(describe(graph) for graph in (*special_graphs(), *random_graphs()))
    divisions = write_lines(describe_divisions(*pair) for pair in list_divisions())
    text = (
        '{"madeBy":"test/reference/make_reference_values.py",\n'
        f'"versions":{json.dumps(versions)},\n"cases":[\n{write_lines(list_cases())}\n],\n"graphs":[\n{graphs}\n],\n"divisions":[\n{divisions}\n]}}\n'
    )
    json.loads(text)
    (GRAPHS / "reference-values.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
