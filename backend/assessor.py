"""Puts the use case of assessment together from the data files. Used by the web and by the command line."""

from backend.adapters.model_files import load_model
from backend.adapters.toml_decisions import load_decisions
from backend.adapters.toml_policy import check_sections, load_policy
from backend.adapters.toml_rules import load_rulebook
from backend.adapters.toml_texts import LANGUAGES, load_texts
from backend.detection.detect import Detector
from backend.detection.judge import Judge
from backend.guidance.decide import Decider
from backend.service_layer.assess_message import AssessMessage


def build_assessor(policy_name_or_path: str, local_path: str = "") -> AssessMessage:
    """Loads and checks policy, rules, decisions and texts. Raises InvalidData with file, key and remedy."""
    policy = load_policy(policy_name_or_path, local_path)
    table = load_decisions()
    check_sections(policy, table)
    return AssessMessage(
        Detector.of(load_rulebook(), policy),
        Judge(load_model()),
        {language: Decider(table, policy, load_texts(language)) for language in LANGUAGES},
    )
