"""Betweenness of every node by networkit, on all processors, on a graph that is already built."""

import json

import networkit

from betweenness import tell
from worker import serve


def prepare(path):
    with open(path) as file:
        network = json.load(file)
    graph = networkit.Graph(network["order"])
    for one, other in network["edges"]:
        graph.addEdge(one, other)
    # Each pair counts from both of its ends.
    return lambda: compute(graph), lambda values: tell([value / 2 for value in values])


def compute(graph):
    return networkit.centrality.Betweenness(graph).run().scores()


serve(prepare)
