"""Closeness of every node by networkit, on all processors, on a graph that is already built."""

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
    return lambda: compute(graph), tell


def compute(graph):
    variant = networkit.centrality.ClosenessVariant.STANDARD
    return networkit.centrality.Closeness(graph, True, variant).run().scores()


serve(prepare)
