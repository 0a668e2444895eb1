"""Rows of a list of what a portal has."""

from __future__ import annotations

from opendata.messages import msg
from opendata.review.offers import Confidence, Kind, Offer, State

OFFER = Offer(
    kind=Kind.DATASET,
    dataset="d1",
    resource=None,
    title="=Рішення ради",
    address="https://data.example/dataset/rishennya",
    detail=msg("{value}", value="rishennya"),
    owner="decisions",
    part=None,
    becomes="decisions: Рішення ради",
    why=msg("it has the same title"),
    confidence=Confidence.LIKELY,
    state=State.FREE,
)
RESOURCE = Offer(
    kind=Kind.RESOURCE,
    dataset="d1",
    resource="r1",
    title="Реєстр",
    address="https://data.example/dataset/rishennya/resource/r1",
    detail=msg("{format}, file {name}", format="CSV", name="legalacts.csv"),
    owner="decisions",
    part="table:legalActs:csv",
    becomes="table:legalActs:csv: legalActs",
    why=msg("it has the same file name"),
    confidence=Confidence.LIKELY,
    state=State.ADOPTED,
)
