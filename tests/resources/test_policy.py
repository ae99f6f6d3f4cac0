from __future__ import annotations

import re

from transitions.catalogue import Catalogue
from transitions.domain.policy import LONGEST_CONSENT_DAYS


def test_the_shipped_policy_is_the_careful_one(catalogue: Catalogue) -> None:
    policy = catalogue.policy

    assert policy.consents.special == "all"
    assert policy.consents.longest_days == LONGEST_CONSENT_DAYS
    assert not policy.signatures_on_daycare_copy


def test_the_parents_carry_the_paper_unless_somebody_chooses_otherwise(catalogue: Catalogue) -> None:
    assert [channel.id for channel in catalogue.policy.channels] == ["parents_carry", "joint_meeting", "sent"]
    assert catalogue.policy.purposes[0].label.danish == "forberede barnets start og opstartssamtalen"


def test_no_municipality_can_be_reported_for_before_it_says_who_it_is(catalogue: Catalogue) -> None:
    municipality = catalogue.policy.municipality

    assert municipality.name.danish == "Øvelseskommunen"
    assert municipality.sor == ""
    assert re.fullmatch(r"\d{11,}", municipality.sor_practice)


def test_the_information_says_that_it_must_be_replaced(catalogue: Catalogue) -> None:
    assert "skal erstatte" in catalogue.policy.information.danish
    assert "must replace" in catalogue.policy.information.in_language("en")
