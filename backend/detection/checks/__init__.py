"""What phrases cannot say: small named functions that a rule refers to by name.

A check answers None (not so) or the evidence that shows it, which may be empty when there is nothing to point at.
"""

from collections.abc import Callable, Mapping

from backend.detection.checks import (
    attachments,
    case_numbers,
    headers,
    identity,
    links,
    questions,
    recipients,
    sender,
    sender_kinds,
    small_talk,
    subject,
    tone,
)
from backend.detection.matcher import Words
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
Check = Callable[[Reading, Policy], Found]
WordCheck = Callable[[Reading, Policy, Words], Found]

CHECKS: Mapping[str, Check] = {
    "archive_attached": attachments.archive_attached,
    "attachment_can_run": attachments.attachment_can_run,
    "attachment_hides_its_kind": attachments.attachment_hides_its_kind,
    "authentication_failed": headers.authentication_failed,
    "automatic_reply": headers.automatic_reply,
    "borrows_known_domain": sender.borrows_known_domain,
    "case_number": case_numbers.case_number,
    "code_picture_attached": attachments.code_picture_attached,
    "from_colleague": sender.from_colleague,
    "from_free_mail": sender.from_free_mail,
    "from_outside": sender.from_outside,
    "has_attachment": attachments.has_attachment,
    "has_link": links.has_link,
    "identity_number": identity.identity_number,
    "identity_number_in_subject": subject.identity_number_in_subject,
    "imitates_own_domain": sender.imitates_own_domain,
    "link_borrows_known_name": links.link_borrows_known_name,
    "link_imitates_own_domain": links.link_imitates_own_domain,
    "link_leads_elsewhere": links.link_leads_elsewhere,
    "link_names_another": links.link_names_another,
    "link_to_bare_address": links.link_to_bare_address,
    "link_to_odd_ending": links.link_to_odd_ending,
    "odd_ending_among_many": links.odd_ending_among_many,
    "list_mail": headers.list_mail,
    "machine_sender": sender_kinds.machine_sender,
    "mailing_sender": sender_kinds.mailing_sender,
    "many_recipients": recipients.many_recipients,
    "mixed_scripts_in_domain": links.mixed_scripts_in_domain,
    "one_word_subject": subject.one_word_subject,
    "office_from_outside": sender.office_from_outside,
    "office_with_free_mail": sender.office_with_free_mail,
    "poses_as_a_municipality": sender.poses_as_a_municipality,
    "party_sender": sender_kinds.party_sender,
    "possible_identity_number": identity.possible_identity_number,
    "replies_go_elsewhere": sender.replies_go_elsewhere,
    "replies_go_to_free_mail": sender.replies_go_to_free_mail,
    "shows_known_name": sender.shows_known_name,
    "says_only_thanks": small_talk.says_only_thanks,
    "shouting": tone.shouting,
    "shows_own_name": sender.shows_own_name,
    "unclear_subject": subject.unclear_subject,
    "web_page_attached": attachments.web_page_attached,
}

WORD_CHECKS: Mapping[str, WordCheck] = {
    "asks_a_question": questions.asks_a_question,
    "ends_with_a_question": questions.ends_with_a_question,
    "may_ask": questions.may_ask,
    "may_ask_at_the_end": questions.may_ask_at_the_end,
}
"""Those that look for phrases beside what the rules look for (detection/own_patterns.py)."""


def is_check(name: str) -> bool:
    """True when a rule may refer to a check by this name."""
    return name in CHECKS or name in WORD_CHECKS


def evidence_of(name: str, reading: Reading, policy: Policy, words: Words) -> Found:
    """What the check of that name answers."""
    if name in WORD_CHECKS:
        return WORD_CHECKS[name](reading, policy, words)
    return CHECKS[name](reading, policy)
