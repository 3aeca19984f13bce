"""Computes test/reference/large-graph-values.json: of each measure the sum and a sample of values on large real networks.

The networks are facebook, condmat and who knows whom of POLE; they are read from TRAMA_SHARED or ../shared and are not
part of the project. Neither direction nor weights are known of them. Sums are null where only the sample was computed.

Usage, from the project's root, with the environment of make_reference_values.py:
    /tmp/venv/bin/python test/reference/make_large_values.py
"""

import csv
import gzip
import io
import json
import math
import os
import random
import zipfile
from pathlib import Path

import igraph
import networkx
import numpy

from reference_measures import round_values

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("TRAMA_SHARED", ROOT.parent / "shared")) / "data"
SAMPLE = 24
FILES = ["load_graphs/facebook-combined.edges.csv.gz", "load_graphs/ca-condmat-cc1.edges.csv.gz"]
POLE = "pole_manchester/pole-data-importer.zip"


def read_edges(file):
    """Simple undirected edges of a list; nodes stand by number, loops are dropped."""
    with gzip.open(DATA / file, "rt") as text:
        rows = [(int(row["source"]), int(row["target"])) for row in csv.DictReader(text)]
    return sorted({node for row in rows for node in row}), rows


def read_pole():
    """People and who knows whom, in the order of the ids' text."""
    archive = zipfile.ZipFile(DATA / POLE)

    def read(name):
        with archive.open(f"crime-investigation.{name}.csv") as file:
            return list(csv.reader(io.TextIOWrapper(file, "utf-8-sig")))

    header, *people = read("nodes.Person")
    place = next(at for at, name in enumerate(header) if ":ID" in name)
    header, *ties = read("relationships.KNOWS")
    start, end = (next(at for at, name in enumerate(header) if part in name) for part in (":START_ID", ":END_ID"))
    return sorted(row[place] for row in people), [(row[start], row[end]) for row in ties]


def build(nodes, rows):
    places = {node: place for place, node in enumerate(nodes)}
    graph = igraph.Graph(n=len(nodes), edges=[(places[a], places[b]) for a, b in rows])
    return graph.simplify()


def count_triangles(graph):
    degrees = graph.degree()
    return [
        round(share * degree * (degree - 1) / 2)
        for share, degree in zip(graph.transitivity_local_undirected(mode="zero"), degrees)
    ]


def count_walks(graph):
    """Katz status by its series, with half of what surely converges."""
    alpha = 0.5 / max(graph.degree())
    ends = numpy.array(graph.get_edgelist())
    walks = sums = numpy.ones(graph.vcount())
    for _ in range(80):
        following = numpy.zeros(graph.vcount())
        numpy.add.at(following, ends[:, 0], walks[ends[:, 1]])
        numpy.add.at(following, ends[:, 1], walks[ends[:, 0]])
        walks = alpha * following
        sums = sums + walks
    return sums.tolist()


def share_parted(graph):
    sizes = graph.connected_components().sizes()
    return 1 - sum(size * (size - 1) for size in sizes) / (graph.vcount() * (graph.vcount() - 1))


def part_without(graph, node):
    rest = graph.copy()
    rest.delete_vertices([node])
    return share_parted(rest)


def flag(places, count):
    places = set(places)
    return [int(place in places) for place in range(count)]


WHOLE = {
    "degree": lambda graph: graph.degree(),
    "betweenness": lambda graph: graph.betweenness(),
    "closeness": lambda graph: graph.closeness() if graph.is_connected() else "disconnected",
    "harmonic": lambda graph: graph.harmonic_centrality(),
    "eigenvector": lambda graph: graph.eigenvector_centrality(),
    "pagerank": lambda graph: graph.pagerank(),
    "katz": count_walks,
    "k-core": lambda graph: graph.coreness(),
    "clustering": lambda graph: graph.transitivity_local_undirected(mode="zero"),
    "triangles": count_triangles,
    "constraint": lambda graph: [1 if math.isnan(value) else value for value in graph.constraint()],
    "articulation-points": lambda graph: flag(graph.articulation_points(), graph.vcount()),
    "density": lambda graph: [graph.density()],
    "fragmentation": lambda graph: [share_parted(graph)],
    "efficiency": lambda graph: [sum(graph.harmonic_centrality()) / graph.vcount()],
    "assortativity": lambda graph: [graph.assortativity_degree()],
}


def list_sampled(graph, sample):
    built = networkx.Graph(graph.get_edgelist())
    built.add_nodes_from(range(graph.vcount()))
    sizes = networkx.effective_size(built, nodes=sample)
    yield "effective-size", [0 if math.isnan(sizes[node]) else sizes[node] for node in sample]
    yield "fragmentation-without", [part_without(graph, node) for node in sample]


def describe(file, graph):
    sample = sorted(random.Random(file).sample(range(graph.vcount()), SAMPLE))
    values = []
    for measure, compute in WHOLE.items():
        found = compute(graph)
        if isinstance(found, str):
            values.append({"measure": measure, "gap": found})
            continue
        chosen = found if len(found) == 1 else [found[node] for node in sample]
        values.append({"measure": measure, "sum": round_values(math.fsum(found)), "sample": round_values(chosen)})
    for measure, chosen in list_sampled(graph, sample):
        values.append({"measure": measure, "sum": None, "sample": round_values(chosen)})
    return {"file": file, "nodes": graph.vcount(), "ties": graph.ecount(), "sample": sample, "values": values}


def main():
    graphs = [describe(file, build(*read_edges(file))) for file in FILES]
    graphs.append(describe(POLE, build(*read_pole())))
    body = ",\n".join(json.dumps(graph, separators=(",", ":")) for graph in graphs)
    text = f'{{"madeBy":"test/reference/make_large_values.py",\n"igraph":"{igraph.__version__}",\n"graphs":[\n{body}\n]}}\n'
    (ROOT / "test" / "reference" / "large-graph-values.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
