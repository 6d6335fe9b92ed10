"""A target as an entity: what is measured, how much, by when; its key is the same wherever the same setter sets it."""

from __future__ import annotations

import hashlib

from kg.extract.analysis import QuantityMention
from kg.model import Entity, Literal
from kg.text.numbers import plain
from kg.text.slug import slug

KEY_WORDS = 10
"""Words of a target that stand readable in its key."""


def target_entity(
    phrase: str, quantity: QuantityMention, due: str, *, per: str, status: str, setter: str, owner: str = ""
) -> Entity:
    """The target of an indicator.

    Args:
        phrase: the indicator.
        due: its deadline, "" for none.
        setter: the key of the document that sets it, or the source's identifier.
        owner: the key of whom it binds, if the text says so.
    """
    value = plain(quantity.value)
    upper = plain(quantity.value_to) if quantity.value_to is not None else ""
    amount = f"{value}-{upper}" if upper else value
    facts = {
        "kg:indicator": Literal(phrase, language="vi"),
        "kg:comparator": Literal(quantity.comparator),
        "kg:valueTo": Literal(upper, "xsd:decimal"),
        "kg:unit": Literal(quantity.unit),
        "kg:per": Literal(per),
        "kg:deadline": Literal(due),
        "kg:status": Literal(status),
    }
    said = slug(" ".join((phrase, quantity.comparator, amount, quantity.unit, due)))
    digest = hashlib.sha1(f"{setter}|{owner}|{quantity.comparator}|{said}".encode()).hexdigest()
    sign = "=" if quantity.comparator == "range" else quantity.comparator
    label = f"{phrase} {sign} {amount} {quantity.unit}".strip() + (f" ({due})" if due else "")
    key = f"{'-'.join(said.split('-')[:KEY_WORDS])}-{digest[:10]}"
    return Entity("target", key, label, attributes=tuple((p, v) for p, v in facts.items() if v.value))
