from collections.abc import Callable

import pyoxigraph as ox

from kg.graph.terms import expand
from kg.views import selection
from kg.views.links import Links
from kg.views.selection import Filter

ID = "https://w3id.org/vnpolicy/id/"


def chain(*pairs: str) -> str:
    """A source that says of people, two letters a pair, that one attends the other."""
    people = sorted(set("".join(pairs)))
    typed = " ".join(f"person:{p} a kg:Person ; skos:prefLabel '{p}'@vi ." for p in people)
    return f"source:s {{ {typed} {' '.join(f'person:{a} schema:attendee person:{b} .' for a, b in pairs)} }}"


def letters(found: selection.Selection) -> str:
    return "".join(sorted(iri.rsplit("/", 1)[-1] for iri in found.nodes))


def test_a_whole_graph_shows_the_hubs_and_what_ties_them_together(graph: Callable[[str], ox.Store]) -> None:
    leaves = [f"h{leaf}" for leaf in "abcdef"] + [f"k{leaf}" for leaf in "mnop"]
    links = Links(graph(chain(*leaves, "xh", "xk")))
    found = selection.most_connected(links, 3, Filter())
    assert letters(found) == "hkx"
    assert (found.entities, found.links) == (13, 12)


def test_minor_relations_choose_nothing_in_a_whole_graph(graph: Callable[[str], ox.Store]) -> None:
    cited = chain("ab", "ac", "ad", "ae").replace("schema:attendee", "eli:cites")
    links = Links(graph(cited + chain("xy").replace("source:s", "source:t")))
    assert letters(selection.most_connected(links, 9, Filter())) == "xy"
    assert letters(selection.most_connected(links, 9, Filter(relations=[expand("eli:cites")]))) == "abcde"


def test_everything_is_shown_where_there_is_room(graph: Callable[[str], ox.Store]) -> None:
    assert letters(selection.most_connected(Links(graph(chain("ab", "cd"))), 4, Filter())) == "abcd"


def test_around_a_focus_the_most_linked_of_a_ring_come_first(graph: Callable[[str], ox.Store]) -> None:
    links = Links(graph(chain("fa", "fb", "fc", "ax", "bx", "cy")))
    found = selection.around(links, [ID + "person/f"], 2, 5, Filter())
    assert letters(found) == "abcfx"
    assert found.nodes[ID + "person/x"] == 2
    assert found.entities == 6


def test_links_are_followed_against_their_direction_too(graph: Callable[[str], ox.Store]) -> None:
    links = Links(graph(chain("af", "fb")))
    assert letters(selection.around(links, [ID + "person/f"], 1, 9, Filter())) == "abf"


def test_the_number_of_sources_that_say_so_makes_no_link_stronger(graph: Callable[[str], ox.Store]) -> None:
    twice = chain("ab", "cd", "de") + chain("ab").replace("source:s", "source:t")
    found = selection.most_connected(Links(graph(twice)), 9, Filter())
    assert found.links == 3
