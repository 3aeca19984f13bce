"""Betweenness of every node by python-igraph, on a graph that is already built."""

import json

import igraph

from worker import serve


def prepare(path):
    with open(path) as file:
        network = json.load(file)
    graph = igraph.Graph(n=network["order"], edges=network["edges"], directed=False)
    return graph.betweenness, tell


def tell(values):
    return {
        "nodes": len(values),
        "sum": sum(values),
        "largest": max(values),
        # Tells the nodes apart, which a sum does not.
        "byPlace": sum((place + 1) * value for place, value in enumerate(values)),
    }


if __name__ == "__main__":
    serve(prepare)
