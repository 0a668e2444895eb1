from __future__ import annotations

from opendata.messages import msg, say
from opendata.report.compliance.fix_first import fixes
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.score import weighed


def test_one_remedy_for_many_lines_is_one_thing_to_do_and_the_heaviest_is_first() -> None:
    lines = weighed(
        [
            Line("a", "x", Aspect.LINKS, State.NOT_MET, msg("so"), remedy=msg("visit {n}", n="x")),
            Line("b", "y", Aspect.LINKS, State.OVERDUE, msg("so"), remedy=msg("visit {n}", n="y")),
            Line("c", None, Aspect.SITE, State.NOT_MET, msg("so"), remedy=msg("make it")),
            Line("d", "z", Aspect.LINKS, State.DEFERRED, msg("so"), remedy=msg("visit {n}", n="z")),
        ]
    )
    first, second = fixes(lines)
    assert (say(first.remedy, "en"), first.lines, first.where) == ("make it", 1, ("c",))
    assert (say(second.remedy, "en"), second.lines, second.where) == ("visit x", 2, ("x", "y"))
    assert (first.points, second.points) == (92.6, 7.4)


def test_nothing_to_do() -> None:
    assert fixes(()) == ()
