"""Leiden by python-igraph until nothing changes, on a graph that is already built; another seed each time."""

import itertools
import json
import random

import igraph

from worker import serve


def prepare(path):
    with open(path) as file:
        network = json.load(file)
    graph = igraph.Graph(n=network["order"], edges=network["edges"], directed=False)
    seeds = itertools.count(1)

    def run():
        random.seed(next(seeds))
        return graph.community_leiden(objective_function="modularity", n_iterations=-1)

    def tell(found):
        return {"nodes": len(found.membership), "modularity": graph.modularity(found.membership)}

    return run, tell


serve(prepare)
