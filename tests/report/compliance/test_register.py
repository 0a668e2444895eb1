from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from aspect_hands import Aspects
from compliance_hands import AT, DAY, line_of, report_of, words, write

from opendata.journal.journal import Step
from opendata.pipeline.publish import Options, publish_dataset
from opendata.report.compliance.line import Aspect, State
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace


def state(aspects: Aspects, days: float = 1) -> tuple[State, str]:
    line = line_of(report_of(aspects.town.root, AT + days * DAY), Aspect.REGISTER, "")
    return line.state, words(line)


@pytest.fixture
def registered(aspects: Aspects) -> Aspects:
    """The town with its register of datasets, published a minute later."""
    root = aspects.town.root
    folder = root / "datasets" / "dataset-register"
    shutil.copytree(shipped("datasets") / "dataset-register", folder)
    at = AT + timedelta(minutes=1)
    publish_dataset(read_workspace(root), "dataset-register", Options(), at)
    return aspects


def test_without_a_register(aspects: Aspects) -> None:
    assert state(aspects) == (State.NOT_MET, "there is no register of datasets")


def test_a_register_that_tells_what_is_published(registered: Aspects) -> None:
    assert state(registered) == (State.MET, "it lists exactly what is published: 2")
    assert state(registered, 0)[1] == "the register was not published"


def test_a_set_that_it_does_not_list(registered: Aspects) -> None:
    root = registered.town.root
    write(root, AT + DAY, Step.RECEIPT, "budget", proven=True, portal="site", version="1.0.0")
    told = "not listed: budget; listed, but not published: –"
    assert state(registered, 2) == (State.NOT_MET, told)


def test_a_register_that_was_lost_cannot_be_checked(registered: Aspects) -> None:
    shutil.rmtree(registered.town.root / ".opendata" / "releases" / "dataset-register")
    assert state(registered)[0] is State.COULD_NOT_CHECK
