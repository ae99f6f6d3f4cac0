"""KL's own example as KL published it, typed off from the guide and not made by our builder."""

from __future__ import annotations

import json
from typing import Any

CITIZEN = "00000000-0000-4000-8000-00000000000a"
RESPONSE = "00000000-0000-4000-8000-00000000000b"


def published_citizen() -> dict[str, Any]:
    """Rikke, with an id of ours where KL has her name."""
    return {
        "resourceType": "Patient",
        "id": CITIZEN,
        "meta": {"profile": ["http://fhir.kl.dk/children/StructureDefinition/klgateway-children-citizen"]},
        "identifier": [{"use": "official", "system": "urn:oid:1.2.208.176.1.2", "value": "0505209996"}],
        "active": True,
        "managingOrganization": {
            "identifier": {
                "use": "official", "system": "urn:oid:1.2.208.176.1.1", "value": "123456789012345",
            }
        },
    }


def published_response() -> dict[str, Any]:
    """``ADBBAnswerRikke``."""
    return {
        "resourceType": "QuestionnaireResponse",
        "id": RESPONSE,
        "meta": {
            "profile": [
                "http://fhir.kl.dk/children/StructureDefinition/klgateway-children-questionnaire-response"
            ]
        },
        "extension": [
            {
                "url": "http://fhir.kl.dk/children/StructureDefinition/FindingInformer",
                "valueCodeableConcept": {
                    "coding": [
                        {
                            "system": "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes",
                            "code": "8fe80acb-2c2a-4f10-b2b8-ddb77d2f69dc",
                            "display": "Medarbejder alene",
                        }
                    ]
                },
            }
        ],
        "questionnaire": "http://fhir.kl.dk/children/Questionnaire/klgateway-children-adbb",
        "status": "completed",
        "subject": {"reference": f"urn:uuid:{CITIZEN}"},
        "authored": "2021-07-04",
        "item": [
            {"linkId": "1facialExpression", "answer": [{"valueInteger": 0}]},
            {"linkId": "2eyeContact", "answer": [{"valueInteger": 1}]},
            {"linkId": "3generalLevelOfActivity", "answer": [{"valueInteger": 0}]},
            {"linkId": "4selfStimulatingGestures", "answer": [{"valueInteger": 0}]},
            {"linkId": "5vocalizations", "answer": [{"valueInteger": 0}]},
            {"linkId": "6brisknessOfResponseToStimulation", "answer": [{"valueInteger": 1}]},
            {"linkId": "7relationship", "answer": [{"valueInteger": 0}]},
            {"linkId": "8attraction", "answer": [{"valueInteger": 1}]},
            {"linkId": "score", "answer": [{"valueInteger": 3}]},
        ],
    }


def delivered(*resources: dict[str, Any]) -> str:
    """In the report that the profile's *bundled* asks for."""
    return json.dumps(
        {
            "resourceType": "Bundle",
            "meta": {
                "profile": [
                    "http://fhir.kl.dk/children/StructureDefinition/klgateway-children-delivery-report"
                ]
            },
            "type": "collection",
            "timestamp": "2021-07-05T08:15:00+02:00",
            "entry": [
                {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in resources
            ],
        }
    )
