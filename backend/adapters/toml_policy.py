"""Loads a municipality's policy, with the installation's own overlay on top."""

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import re2

from backend.adapters.toml_file import folder, load_toml, shape
from backend.domain.decision import DecisionTable
from backend.domain.errors import InvalidData
from backend.domain.policy import Policy


def load_policy(name_or_path: str, local_path: str = "") -> Policy:
    """Reads backend/policies/<name>.toml or a file, lays the overlay over it, and checks the whole.

    Raises InvalidData that names file, key and remedy.
    """
    named = folder("policies").joinpath(f"{name_or_path}.toml")
    file = named if "/" not in name_or_path and named.is_file() else Path(name_or_path)
    raw = load_toml(file)
    if local_path:
        raw = _lay_over(raw, load_toml(Path(local_path)))
    policy = shape(Policy, raw, file.name)
    _check(policy, file.name)
    return policy


def check_sections(policy: Policy, table: DecisionTable) -> None:
    """Every advice must rest on a section that the policy has. Raises InvalidData."""
    for decision in (*table.received, *table.draft):
        if policy.guideline.section(decision.section) is None:
            raise InvalidData(policy.id, "guideline.sections", f'add a section with id = "{decision.section}"')


def _lay_over(base: Mapping[str, Any], overlay: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in overlay.items():
        old = merged.get(key)
        merged[key] = _lay_over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _check(policy: Policy, file: str) -> None:
    for domain in policy.internal_domains:
        if "@" in domain or domain != domain.lower() or "." not in domain:
            raise InvalidData(
                file, "internal_domains", f"write a domain in lower case such as norsjo.se, not {domain}"
            )
    for tenant in policy.tenant_ids:
        _check_tenant(tenant, file)
    for role, contact in policy.contacts.items():
        if contact.mail and "@" not in contact.mail:
            raise InvalidData(file, f"contacts.{role}.mail", "write a mail address, or take the line away")
    for pattern in policy.case_number_patterns:
        _check_expression(pattern, file)
    counts = (policy.deadlines.answer, policy.deadlines.records_request, policy.many_recipients)
    if any(count is not None and count < 1 for count in counts):
        raise InvalidData(file, "deadlines", "write at least 1")


def _check_tenant(tenant: str, file: str) -> None:
    try:
        uuid.UUID(tenant)
    except ValueError:
        raise InvalidData(file, "tenant_ids", "write the tenant's GUID from Entra") from None


def _check_expression(pattern: str, file: str) -> None:
    try:
        re2.compile(pattern)
    except re2.error as error:
        raise InvalidData(file, "case_number_patterns", f"is no RE2 expression: {error}") from None
