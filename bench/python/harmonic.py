"""Harmonic closeness of every node by python-igraph, on a graph that is already built."""

import json

import igraph

from betweenness import tell
from worker import serve


def prepare(path):
    with open(path) as file:
        network = json.load(file)
    graph = igraph.Graph(n=network["order"], edges=network["edges"], directed=False)
    return graph.harmonic_centrality, tell


serve(prepare)
