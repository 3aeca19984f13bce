"""Every measure on one graph: its values by python-igraph, or the reason why it has none.

Values are checked against networkx or plain linear algebra wherever those define the measure alike; the program stops
where they differ by more than TOLERANCE.
"""

import math

import igraph
import networkx
import numpy

TOLERANCE = 1e-9
DIGITS = 13
DAMPING = 0.85


class Outside(Exception):
    """The graph lies outside the domain of the measure; the message is the gap."""


def compute_all(graph):
    """Entries of measure, parameters that differ from the defaults, and `expected` values or `gap`."""
    return [compute_entry(graph, *case) for case in CASES]


def compute_entry(graph, measure, parameters, compute):
    entry = {"measure": measure, "parameters": parameters}
    try:
        return {**entry, "expected": round_values(compute(graph))}
    except Outside as gap:
        return {**entry, "gap": str(gap)}


def round_values(value):
    if isinstance(value, (list, tuple)):
        return [round_values(one) for one in value]
    assert math.isfinite(value)
    short = float(f"{value:.{DIGITS}g}")
    return int(short) if short == int(short) else short


def check_equal(name, found, second):
    found, second = list(found), list(second)
    assert len(found) == len(second), name
    assert all(abs(a - b) <= TOLERANCE * max(1, abs(b)) for a, b in zip(found, second)), name


def build_igraph(graph):
    built = igraph.Graph(n=graph.nodes, edges=graph.edges, directed=graph.directed)
    built.es["weight"] = graph.weights
    built.es["length"] = [1 / weight for weight in graph.weights]
    return built


def build_networkx(graph):
    built = networkx.DiGraph() if graph.directed else networkx.Graph()
    built.add_nodes_from(range(graph.nodes))
    for (a, b), weight in zip(graph.edges, graph.weights):
        built.add_edge(a, b, weight=weight, length=1 / weight)
    return built


def in_order(values):
    return [values[node] for node in range(len(values))]


def require_undirected(graph):
    if graph.directed:
        raise Outside("directed")


def degree(graph):
    return build_igraph(graph).degree(mode="all")


def degree_normalised(graph):
    return [value / max(1, graph.nodes - 1) for value in degree(graph)]


def strength(graph):
    return build_igraph(graph).strength(mode="all", weights="weight")


def betweenness(graph):
    values = build_igraph(graph).betweenness(directed=True)
    check_equal(graph.name, values, in_order(networkx.betweenness_centrality(build_networkx(graph), normalized=False)))
    return values


def betweenness_normalised(graph):
    pairs = (graph.nodes - 1) * (graph.nodes - 2) / (1 if graph.directed else 2)
    return [value / pairs if pairs > 0 else value for value in betweenness(graph)]


def betweenness_weighted(graph):
    return build_igraph(graph).betweenness(directed=True, weights="length")


def require_connected(graph):
    if graph.nodes < 2:
        raise Outside("empty" if graph.nodes == 0 else "single-node")
    if not build_igraph(graph).is_connected(mode="strong"):
        raise Outside("disconnected")


def closeness(normalised=True, weights=None):
    def compute(graph):
        require_connected(graph)
        values = build_igraph(graph).closeness(mode="out", normalized=normalised, weights=weights)
        scale = 1 if normalised else graph.nodes - 1
        turned = build_networkx(graph).reverse() if graph.directed else build_networkx(graph)
        second = in_order(networkx.closeness_centrality(turned, distance=weights))
        check_equal(graph.name, values, [value / scale for value in second])
        return values

    return compute


def harmonic(normalised=True, weights=None):
    def compute(graph):
        values = build_igraph(graph).harmonic_centrality(mode="out", normalized=normalised, weights=weights)
        turned = build_networkx(graph).reverse() if graph.directed else build_networkx(graph)
        second = in_order(networkx.harmonic_centrality(turned, distance=weights))
        scale = max(1, graph.nodes - 1) if normalised else 1
        check_equal(graph.name, values, [value / scale for value in second])
        return values

    return compute


def eigenvector(weights):
    def compute(graph):
        require_undirected(graph)
        if not graph.edges:
            raise Outside("no-ties" if graph.nodes else "empty")
        built = build_igraph(graph)
        matrix = numpy.zeros((graph.nodes, graph.nodes))
        for (a, b), weight in zip(graph.edges, graph.weights):
            matrix[a, b] = matrix[b, a] = 1 if weights is None else weight
        parts = list(built.connected_components())
        largest = [numpy.linalg.eigvalsh(matrix[numpy.ix_(part, part)])[-1] for part in parts]
        ranked = sorted(largest, reverse=True)
        if len(ranked) > 1 and ranked[1] >= ranked[0] * (1 - 1e-9):
            raise Outside("not-unique")
        values = built.eigenvector_centrality(weights=weights)
        part = parts[largest.index(ranked[0])]
        vector = abs(numpy.linalg.eigh(matrix[numpy.ix_(part, part)])[1][:, -1])
        second = [0.0] * graph.nodes
        for node, value in zip(part, vector / vector.max()):
            second[node] = float(value)
        check_equal(graph.name, values, second)
        return values

    return compute


def pagerank(damping=DAMPING, weights="weight"):
    def compute(graph):
        values = build_igraph(graph).pagerank(directed=True, damping=damping, weights=weights)
        if graph.nodes > 0:
            check_equal(graph.name, values, solve_pagerank(graph, damping, weights))
        return values

    return compute


def solve_pagerank(graph, damping, weights):
    """The walk's limit as the solution of linear equations."""
    matrix = numpy.zeros((graph.nodes, graph.nodes))
    for (a, b), weight in zip(graph.edges, graph.weights):
        matrix[b, a] += 1 if weights is None else weight
        if not graph.directed:
            matrix[a, b] += 1 if weights is None else weight
    sums = matrix.sum(axis=0)
    matrix[:, sums == 0] = 1
    matrix /= matrix.sum(axis=0)
    right = numpy.full(graph.nodes, (1 - damping) / graph.nodes)
    return numpy.linalg.solve(numpy.eye(graph.nodes) - damping * matrix, right)


def k_core(graph):
    values = build_igraph(graph).coreness(mode="all")
    check_equal(graph.name, values, in_order(networkx.core_number(build_networkx(graph))))
    return values


def clustering(graph):
    require_undirected(graph)
    values = build_igraph(graph).transitivity_local_undirected(mode="zero")
    check_equal(graph.name, values, in_order(networkx.clustering(build_networkx(graph))))
    return values


def triangles(graph):
    require_undirected(graph)
    values = [0] * graph.nodes
    for corners in build_igraph(graph).list_triangles():
        for node in corners:
            values[node] += 1
    check_equal(graph.name, values, in_order(networkx.triangles(build_networkx(graph))))
    return values


def components(graph):
    membership = build_igraph(graph).connected_components(mode="weak").membership if graph.nodes else []
    numbers = {}
    return [numbers.setdefault(part, len(numbers) + 1) for part in membership]


def articulation_points(graph):
    points = set(build_igraph(graph).articulation_points())
    assert points == set(networkx.articulation_points(build_networkx(graph).to_undirected())), graph.name
    return [int(node in points) for node in range(graph.nodes)]


def bridges(graph):
    require_undirected(graph)
    found = set(build_igraph(graph).bridges())
    second = {tuple(sorted(edge)) for edge in networkx.bridges(build_networkx(graph))}
    assert {tuple(sorted(graph.edges[edge])) for edge in found} == second, graph.name
    # In the order of the pairs of ends.
    order = sorted(range(len(graph.edges)), key=lambda edge: sorted(graph.edges[edge]))
    return [int(edge in found) for edge in order]


def density(graph):
    if graph.nodes < 2:
        raise Outside("empty" if graph.nodes == 0 else "single-node")
    value = build_igraph(graph).density(loops=False)
    check_equal(graph.name, [value], [networkx.density(build_networkx(graph))])
    return value


CASES = [
    ("degree", {}, degree),
    ("degree", {"normalised": True}, degree_normalised),
    ("strength", {}, strength),
    ("betweenness", {}, betweenness),
    ("betweenness", {"normalised": True}, betweenness_normalised),
    ("betweenness", {"weighted": True}, betweenness_weighted),
    ("closeness", {}, closeness()),
    ("closeness", {"normalised": False}, closeness(normalised=False)),
    ("closeness", {"weighted": True}, closeness(weights="length")),
    ("harmonic", {}, harmonic()),
    ("harmonic", {"normalised": False}, harmonic(normalised=False)),
    ("harmonic", {"weighted": True}, harmonic(weights="length")),
    ("eigenvector", {}, eigenvector("weight")),
    ("eigenvector", {"weighted": False}, eigenvector(None)),
    ("pagerank", {}, pagerank()),
    ("pagerank", {"weighted": False}, pagerank(weights=None)),
    ("pagerank", {"damping": 0.5}, pagerank(damping=0.5)),
    ("k-core", {}, k_core),
    ("clustering", {}, clustering),
    ("triangles", {}, triangles),
    ("components", {}, components),
    ("articulation-points", {}, articulation_points),
    ("bridges", {}, bridges),
    ("density", {}, density),
]
