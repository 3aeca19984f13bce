"""The graphs that reference values are computed on: small special ones, the karate club and seeded random ones."""

import csv
import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path

import igraph

GRAPHS = Path(__file__).parents[2] / "fixtures" / "graphs"
UNDIRECTED_RANDOM = 50
DIRECTED_RANDOM = 16
# Small ones, as they come: with lone nodes, loops and rows that repeat a tie, half of them directed.
RAW_RANDOM = 234
# Sums of their reciprocals are often equal but for rounding: 1/3 + 1/6 = 1/2.
TYING_WEIGHTS = [1, 2, 3, 6]


@dataclass
class ReferenceGraph:
    name: str
    nodes: int
    edges: list
    weights: list
    directed: bool = False
    # Asserted group of each node or None; and the clusters that any modularity maximum must have.
    groups: list = field(default_factory=list)
    clusters: list = field(default_factory=list)
    # Rows of an edge list, with loops and repeated ties, of which edges and weights are the simple graph.
    rows: list = field(default_factory=list)


def draw_weights(name, edges):
    draw = random.Random(name)
    if draw.random() < 0.5:
        return [draw.choice(TYING_WEIGHTS) for _ in edges]
    return [draw.randint(1, 40) / 8 for _ in edges]


def draw_groups(name, nodes):
    """Of three groups; one node in five has none, and so have all in some graphs."""
    draw = random.Random(f"groups of {name}")
    groups = ["a", "b", "c", None] if draw.random() < 0.9 else [None]
    return draw.choices(groups, weights=[4, 3, 1, 2][-len(groups) :], k=nodes)


def make(name, nodes, edges, directed=False, **more):
    more.setdefault("groups", draw_groups(name, nodes))
    return ReferenceGraph(name, nodes, edges, draw_weights(name, edges), directed, **more)


def make_raw(name, nodes, rows, directed):
    """The simple graph of rows: loops are dropped, and the weights of what repeats a tie are added, by igraph."""
    weights = draw_weights(name, rows)
    built = igraph.Graph(n=nodes, edges=rows, directed=directed)
    built.es["weight"] = weights
    built.simplify(multiple=True, loops=True, combine_edges={"weight": "sum"})
    edges = built.get_edgelist()
    merged = built.es["weight"] if edges else []
    raw = [(a, b, weight) for (a, b), weight in zip(rows, weights)]
    return ReferenceGraph(name, nodes, edges, merged, directed, draw_groups(name, nodes), rows=raw)


def read_karate():
    lines = (GRAPHS / "karate.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(int(row["from"]) - 1, int(row["to"]) - 1) for row in rows]


def path(nodes):
    return [(at, at + 1) for at in range(nodes - 1)]


def cycle(nodes):
    return [(at, (at + 1) % nodes) for at in range(nodes)]


def clique(nodes):
    return list(itertools.combinations(nodes, 2))


def squares(count):
    """A chain of squares, each of which doubles the number of shortest paths from end to end."""
    return [
        edge
        for at in range(0, 3 * count, 3)
        for edge in ((at, at + 1), (at, at + 2), (at + 1, at + 3), (at + 2, at + 3))
    ]


def special_graphs():
    yield make("empty", 0, [])
    yield make("single", 1, [])
    yield make("pair", 2, [(0, 1)])
    yield make("isolates", 4, [])
    yield make("path-5", 5, path(5))
    yield make("path-60", 60, path(60))
    yield make("star-6", 6, [(0, leaf) for leaf in range(1, 6)])
    yield make("cycle-6", 6, cycle(6))
    yield make("complete-5", 5, clique(range(5)))
    yield make("bipartite-3-4", 7, [(a, b) for a in range(3) for b in range(3, 7)])
    yield make("squares-8", 25, squares(8))
    triangles = [*clique(range(3)), *clique(range(3, 6))]
    yield make("two-triangles-bridged", 6, [*triangles, (2, 3)])
    yield make("triangles-sharing-a-node", 5, [(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4)])
    apart = ReferenceGraph("two-triangles-apart", 7, triangles, [1] * 6)
    apart.clusters = [1, 1, 1, 2, 2, 2, 3]
    apart.groups = ["a", "a", "b", "b", "b", None, "b"]
    yield apart
    cliques = [*clique(range(4)), *clique(range(4, 9)), *clique(range(9, 12))]
    three = ReferenceGraph("three-cliques-apart", 12, cliques, [1] * len(cliques))
    three.clusters = [1] * 4 + [2] * 5 + [3] * 3
    three.groups = ["a", "a", "a", "b", "b", "b", "b", None, "c", "c", "c", "a"]
    yield three
    yield make("karate", 34, read_karate())
    yield make("directed-empty", 0, [], directed=True)
    yield make("directed-single", 1, [], directed=True)
    yield make("directed-path-5", 5, path(5), directed=True)
    yield make("directed-cycle-6", 6, cycle(6), directed=True)
    yield make("directed-both-ways", 4, [(0, 1), (1, 0), (1, 2), (2, 1), (2, 3)], directed=True)


def random_graphs():
    for seed in range(UNDIRECTED_RANDOM):
        draw = random.Random(seed)
        nodes = draw.randint(2, 34)
        density = draw.choice([0.02, 0.06, 0.1, 0.15, 0.25, 0.4, 0.7])
        yield make(f"random-{seed:02}", nodes, [pair for pair in clique(range(nodes)) if draw.random() < density])
    for seed in range(DIRECTED_RANDOM):
        draw = random.Random(1000 + seed)
        nodes = draw.randint(3, 26)
        density = draw.choice([0.05, 0.1, 0.2, 0.4])
        pairs = itertools.permutations(range(nodes), 2)
        edges = [pair for pair in pairs if draw.random() < density]
        yield make(f"directed-random-{seed:02}", nodes, edges, directed=True)
    for seed in range(RAW_RANDOM):
        draw = random.Random(3000 + seed)
        nodes = draw.randint(1, 13)
        count = draw.randint(0, draw.choice([nodes, 2 * nodes, 4 * nodes]))
        rows = [(draw.randrange(nodes), draw.randrange(nodes)) for _ in range(count)]
        yield make_raw(f"raw-random-{seed:03}", nodes, rows, directed=seed % 2 == 1)
