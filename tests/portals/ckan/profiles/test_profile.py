from __future__ import annotations

from opendata.catalogue.requirements import read_requirements
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.profiles.datagovua import DATA_GOV_UA, GROUPS
from opendata.release.passport import UPDATES


def test_every_requirement_has_one_thematic_group() -> None:
    listed = [key for keys in GROUPS.values() for key in keys.split()]
    assert len(listed) == len(set(listed))
    assert set(listed) == {one.key for one in read_requirements()}


def test_profiles_fill_no_field_twice() -> None:
    for profile in PROFILES.values():
        fields = [rule.field for rule in profile.rules]
        assert len(fields) == len(set(fields))


def test_the_codes_of_the_national_portal() -> None:
    (rule,) = [one for one in DATA_GOV_UA.rules if one.field == "update_frequency"]
    assert rule.codes == set(UPDATES)
    assert len(UPDATES) == 9
