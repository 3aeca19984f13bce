"""A network of people from who took part in what, by networkx, on a bipartite graph that is already built."""

import json

import networkx
from networkx.algorithms import bipartite

from worker import serve


def prepare(path):
    with open(path) as file:
        participations = json.load(file)
    people = participations["nodes"]
    graph = networkx.Graph()
    graph.add_nodes_from(people)
    for event, members in participations["events"]:
        # Ids are unique within a type alone.
        graph.add_edges_from((("event", event), member) for member in members)
    return lambda: bipartite.collaboration_weighted_projected_graph(graph, people), tell


def tell(network):
    return {
        "nodes": network.number_of_nodes(),
        "pairs": network.number_of_edges(),
        "weight": sum(weight for _, _, weight in network.edges.data("weight")),
    }


serve(prepare)
