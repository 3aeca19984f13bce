"""Every measure on one graph: its values by python-igraph, or the reason why it has none.

Values are checked against networkx or plain linear algebra wherever those define the measure alike; the program stops
where they differ by more than TOLERANCE.
"""

import itertools
import math
from fractions import Fraction

import igraph
import networkx
import numpy

TOLERANCE = 1e-9
DIGITS = 12
DAMPING = 0.85
# As many sets of key players as the program looks at one by one.
MOST_SETS = 2000


class Outside(Exception):
    """The graph lies outside the domain of the measure; the message is the gap."""


def list_cases():
    """Measures with the parameters that differ from their defaults, in the order of `compute_all`."""
    return [{"measure": measure, "parameters": parameters} for measure, parameters, _ in CASES]


def compute_all(graph):
    """For each case values, or the name of the gap, or None where nothing is computed."""
    return [compute_one(graph, compute) for _, _, compute in CASES]


def compute_one(graph, compute):
    try:
        return round_values(compute(graph))
    except Outside as gap:
        return str(gap)


def round_values(value):
    if value is None:
        return None
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


def build_matrix(graph, weighted=True, directed=None):
    matrix = numpy.zeros((graph.nodes, graph.nodes))
    for (a, b), weight in zip(graph.edges, graph.weights):
        matrix[a, b] += weight if weighted else 1
        if not (graph.directed if directed is None else directed):
            matrix[b, a] += weight if weighted else 1
    return matrix


def require_directed(graph):
    if not graph.directed:
        raise Outside("undirected")


def directed_degree(mode, weights=None):
    def compute(graph):
        require_directed(graph)
        values = build_igraph(graph).strength(mode=mode, weights=weights)
        sums = build_matrix(graph, weighted=weights is not None).sum(axis=0 if mode == "in" else 1)
        check_equal(graph.name, values, sums)
        return values

    return compute


def katz(attenuation=0.5, weighted=True):
    def compute(graph):
        matrix = build_matrix(graph, weighted)
        if not graph.edges:
            return [1] * graph.nodes
        alpha = attenuation / matrix.sum(axis=0).max()
        built = build_networkx(graph)
        weight = "weight" if weighted else None
        values = in_order(networkx.katz_centrality_numpy(built, alpha, 1, normalized=False, weight=weight))
        walks, second = numpy.ones(graph.nodes), numpy.ones(graph.nodes)
        for _ in range(400):
            walks = alpha * matrix.T @ walks
            second = second + walks
        check_equal(graph.name, values, second)
        return values

    return compute


def hits(kind, weights="weight"):
    def compute(graph):
        require_directed(graph)
        if not graph.edges:
            raise Outside("no-ties" if graph.nodes else "empty")
        matrix = build_matrix(graph, weights is not None)
        doubled = numpy.block([[matrix * 0, matrix], [matrix.T, matrix * 0]])
        parts = list(igraph.Graph.Adjacency((doubled != 0).tolist(), mode="undirected").connected_components())
        largest = [numpy.linalg.eigvalsh(doubled[numpy.ix_(part, part)])[-1] for part in parts]
        ranked = sorted(largest, reverse=True)
        if len(ranked) > 1 and ranked[1] >= ranked[0] * (1 - 1e-9):
            raise Outside("not-unique")
        part = parts[largest.index(ranked[0])]
        vector = numpy.zeros(2 * graph.nodes)
        vector[part] = abs(numpy.linalg.eigh(doubled[numpy.ix_(part, part)])[1][:, -1])
        second = vector[: graph.nodes] if kind == "hub" else vector[graph.nodes :]
        if graph.nodes == 2:
            # igraph 1.0.0 confuses the nodes of a graph that has but two: 1 -> 0 alone makes 0 its hub.
            return (second / second.max()).tolist()
        built = build_igraph(graph)
        values = (built.hub_score if kind == "hub" else built.authority_score)(weights=weights, scale=True)
        check_equal(graph.name, values, second / second.max())
        return values

    return compute


def replace_nan(values, other):
    return [other if math.isnan(value) else value for value in values]


def constraint(weights="weight"):
    def compute(graph):
        if graph.nodes == 0:
            return []
        values = replace_nan(build_igraph(graph).constraint(weights=weights), 1)
        second = replace_nan(in_order(networkx.constraint(build_networkx(graph), weight=weights)), 1)
        check_equal(graph.name, values, second)
        return values

    return compute


def effective_size(weights="weight"):
    def compute(graph):
        if graph.nodes == 0:
            return []
        matrix = build_matrix(graph, weights is not None)
        # What leads either way is added up first: networkx 3.6.1 gives no number to a node that no tie leads away from.
        # Asked for all nodes at once, it divides by the maximum of the wrong node where weights differ.
        built = networkx.from_numpy_array(matrix + matrix.T if graph.directed else matrix)
        values = replace_nan(in_order(networkx.effective_size(built, nodes=list(built), weight="weight")), 0)
        check_equal(graph.name, values, count_effective(matrix))
        return values

    return compute


def count_effective(matrix):
    """Burt's formula, node by node, on what leads either way."""
    ties = matrix + matrix.T
    for node, row in enumerate(ties):
        contacts = [other for other in range(len(ties)) if row[other] > 0]
        yield sum(
            1 - sum(row[q] / row.sum() * ties[j, q] / ties[j].max() for q in contacts if q != j) for j in contacts
        )


ROLES = {
    "coordinator": lambda one, own, other: one == own == other,
    "itinerant": lambda one, own, other: one == other != own,
    "gatekeeper": lambda one, own, other: one != own == other,
    "representative": lambda one, own, other: one == own != other,
    "liaison": lambda one, own, other: len({one, own, other}) == 3,
}


def brokerage(role):
    def compute(graph):
        if role == "representative":
            require_directed(graph)
        if all(group is None for group in graph.groups):
            raise Outside("no-membership")
        matrix = build_matrix(graph, weighted=False)
        open_pairs = (1 - matrix) * (1 - numpy.eye(graph.nodes))
        labels = sorted({group for group in graph.groups if group is not None})
        members = {label: numpy.array([float(group == label) for group in graph.groups]) for label in labels}
        values = numpy.zeros(graph.nodes)
        for one, own, other in itertools.product(labels, repeat=3):
            if ROLES[role](one, own, other):
                between = open_pairs * numpy.outer(members[one], members[other])
                values += members[own] * numpy.einsum("ij,ik,jk->j", matrix, between, matrix)
        if not graph.directed and role not in ("gatekeeper", "representative"):
            values /= 2
        check_equal(graph.name, values, list(count_roles(graph, role)))
        return values.tolist()

    return compute


def count_roles(graph, role):
    ties = set(graph.edges) if graph.directed else {*graph.edges, *((b, a) for a, b in graph.edges)}
    # Undirected, a pair is looked at from one end, but for the role that tells its ends apart.
    once = not graph.directed and role != "gatekeeper"
    for own in range(graph.nodes):
        pairs = itertools.permutations([node for node in range(graph.nodes) if node != own], 2)
        yield sum(
            ROLES[role](graph.groups[one], graph.groups[own], graph.groups[other])
            for one, other in pairs
            if None not in (graph.groups[one], graph.groups[own], graph.groups[other])
            and (one, own) in ties
            and (own, other) in ties
            and (one, other) not in ties
            and not (once and one > other)
        )


def assortativity(graph):
    if not graph.edges:
        raise Outside("no-ties" if graph.nodes else "empty")
    built = build_igraph(graph)
    begins, ends = built.degree(mode="out"), built.degree(mode="in")
    pairs = graph.edges if graph.directed else [*graph.edges, *((b, a) for a, b in graph.edges)]
    if len({begins[a] for a, _ in pairs}) == 1 or len({ends[b] for _, b in pairs}) == 1:
        raise Outside("uniform")
    value = built.assortativity_degree(directed=True)
    check_equal(graph.name, [value], [networkx.degree_assortativity_coefficient(build_networkx(graph))])
    return value


def require_two(graph):
    if graph.nodes < 2:
        raise Outside("empty" if graph.nodes == 0 else "single-node")


def share_parted(built, removed=()):
    """Borgatti's F of a networkx graph without some nodes; 0 where fewer than two are left."""
    rest = built.subgraph(set(built) - set(removed))
    if len(rest) < 2:
        return Fraction(0)
    joined = sum(len(part) * (len(part) - 1) for part in networkx.connected_components(rest))
    return 1 - Fraction(joined, len(rest) * (len(rest) - 1))


def share_distant(built, removed=()):
    rest = built.subgraph(set(built) - set(removed))
    if len(rest) < 2:
        return Fraction(0)
    sums = sum(
        Fraction(1, distance)
        for _, distances in networkx.all_pairs_shortest_path_length(rest)
        for distance in distances.values()
        if distance > 0
    )
    return 1 - sums / (len(rest) * (len(rest) - 1))


def fragmentation(graph):
    require_two(graph)
    sizes = build_igraph(graph).connected_components(mode="weak").sizes()
    value = 1 - sum(size * (size - 1) for size in sizes) / (graph.nodes * (graph.nodes - 1))
    check_equal(graph.name, [value], [float(share_parted(build_networkx(graph).to_undirected()))])
    return value


def efficiency(weights=None):
    def compute(graph):
        require_two(graph)
        value = sum(harmonic(weights=weights)(graph)) / graph.nodes
        if weights is None and not graph.directed:
            check_equal(graph.name, [value], [networkx.global_efficiency(build_networkx(graph))])
        return value

    return compute


def fragmentation_without(measure):
    def compute(graph):
        built = build_networkx(graph).to_undirected()
        values = [float(measure(built, [node])) if graph.nodes > 2 else 0 for node in range(graph.nodes)]
        plain = build_igraph(graph).as_undirected(mode="collapse")
        for node, value in enumerate(values):
            rest = plain.copy()
            rest.delete_vertices([node])
            if rest.vcount() < 2:
                continue
            if measure is share_distant:
                second = 1 - sum(rest.harmonic_centrality()) / rest.vcount()
            else:
                sizes = rest.connected_components().sizes()
                second = 1 - sum(size * (size - 1) for size in sizes) / (rest.vcount() * (rest.vcount() - 1))
            check_equal(graph.name, [value], [second])
        return values

    return compute


def search_sets(graph, size, value_of):
    """The best set of all; the smallest of equals, and of those the first. None above the number of sets looked at."""
    if sum(math.comb(graph.nodes, taken) for taken in range(1, size + 1)) > MOST_SETS:
        return None
    best, highest = (), value_of(())
    for taken in range(1, size + 1):
        for chosen in itertools.combinations(range(graph.nodes), taken):
            value = value_of(chosen)
            if value > highest:
                best, highest = chosen, value
    return [int(node in best) for node in range(graph.nodes)]


def kpp_neg(size, measure):
    def compute(graph):
        built = build_networkx(graph).to_undirected()
        return search_sets(graph, max(0, min(size, graph.nodes - 2)), lambda chosen: measure(built, chosen))

    return compute


def kpp_pos(size, steps):
    """Reach within so many steps or, without steps, by 1/distance; of those outside the set."""

    def compute(graph):
        built = build_networkx(graph)
        lengths = dict(networkx.all_pairs_shortest_path_length(built))

        def value_of(chosen):
            nearest = {}
            for node in chosen:
                for other, distance in lengths[node].items():
                    nearest[other] = min(distance, nearest.get(other, distance))
            outside = [distance for distance in nearest.values() if distance > 0]
            if steps is None:
                return sum(Fraction(1, distance) for distance in outside)
            return sum(distance <= steps for distance in outside)

        return search_sets(graph, min(size, graph.nodes), value_of)

    return compute


def clustering_directed(graph):
    values = in_order(networkx.clustering(build_networkx(graph)))
    matrix = build_matrix(graph, weighted=False)
    ties = matrix + matrix.T
    degrees, answered = ties.sum(axis=1), numpy.diag(matrix @ matrix)
    possible = 2 * (degrees * (degrees - 1) - 2 * answered)
    closed = numpy.diag(numpy.linalg.matrix_power(ties, 3)) if graph.nodes else []
    check_equal(graph.name, values, [a / b if a > 0 else 0 for a, b in zip(closed, possible)])
    return values


def clustering_weighted(graph):
    require_undirected(graph)
    values = build_igraph(graph).transitivity_local_undirected(mode="zero", weights="weight")
    matrix = build_matrix(graph)
    tied = (matrix > 0).astype(float)
    closed = numpy.einsum("ij,ij,jh,ih->i", matrix, tied, tied, tied)
    possible = matrix.sum(axis=1) * (tied.sum(axis=1) - 1)
    check_equal(graph.name, values, [a / b if b > 0 else 0 for a, b in zip(closed, possible)])
    return values


def k_core(graph):
    values = build_igraph(graph).coreness(mode="all")
    check_equal(graph.name, values, in_order(networkx.core_number(build_networkx(graph))))
    return values


def clustering(graph):
    if graph.directed:
        return clustering_directed(graph)
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
    ("clustering", {"weighted": True}, clustering_weighted),
    ("components", {}, components),
    ("articulation-points", {}, articulation_points),
    ("bridges", {}, bridges),
    ("density", {}, density),
    ("in-degree", {}, directed_degree("in")),
    ("out-degree", {}, directed_degree("out")),
    ("in-strength", {}, directed_degree("in", "weight")),
    ("out-strength", {}, directed_degree("out", "weight")),
    ("katz", {}, katz()),
    ("katz", {"weighted": False, "attenuation": 0.85}, katz(0.85, weighted=False)),
    ("hits-hubs", {}, hits("hub")),
    ("hits-hubs", {"weighted": False}, hits("hub", None)),
    ("hits-authorities", {}, hits("authority")),
    ("hits-authorities", {"weighted": False}, hits("authority", None)),
    ("constraint", {}, constraint()),
    ("constraint", {"weighted": False}, constraint(None)),
    ("effective-size", {}, effective_size()),
    ("effective-size", {"weighted": False}, effective_size(None)),
    *((f"brokerage-{role}", {}, brokerage(role)) for role in ROLES),
    ("fragmentation-without", {}, fragmentation_without(share_parted)),
    ("fragmentation-without", {"distances": True}, fragmentation_without(share_distant)),
    ("kpp-neg", {"size": 2}, kpp_neg(2, share_parted)),
    ("kpp-neg", {"size": 2, "distances": True}, kpp_neg(2, share_distant)),
    ("kpp-pos", {"size": 2}, kpp_pos(2, 2)),
    ("kpp-pos", {"size": 2, "steps": 1}, kpp_pos(2, 1)),
    ("kpp-pos", {"size": 2, "distances": True}, kpp_pos(2, None)),
    ("fragmentation", {}, fragmentation),
    ("efficiency", {}, efficiency()),
    ("efficiency", {"weighted": True}, efficiency("length")),
    ("assortativity", {}, assortativity),
]
