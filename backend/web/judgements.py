"""POST /api/v1/judgements: «Stämmer inte», «Jag upplever detta som hot», «Ångra»."""

from typing import Annotated

from flask import Response
from pydantic import BeforeValidator

from backend.domain.code import Code
from backend.domain.errors import UnreadableMessage
from backend.domain.judgement import Reason, Verdict
from backend.service_layer.judge_guidance import Saying
from backend.web.doors import guarded_blueprint, person, services, signed_in, token
from backend.web.guidance_answer import guidance_answer, standing_of
from backend.web.negotiation import json_object, language, wants_html
from backend.web.target import Target, target_in

blueprint = guarded_blueprint("judgements", __name__, door=signed_in)


class _Saying(Target):
    """What the reader says of one code. There is no free text, so that no mail text can come along."""

    code: Annotated[Code, BeforeValidator(lambda value: Code(value) if isinstance(value, str) else value)]
    verdict: Annotated[Verdict, BeforeValidator(lambda value: Verdict(value) if isinstance(value, str) else value)]
    reason: Annotated[
        Reason, BeforeValidator(lambda value: Reason(value) if isinstance(value, str) else value)
    ] = Reason.NONE


@blueprint.post("/api/v1/judgements")
def judge() -> Response:
    """Keeps the judgement and gives the guidance as it now is for the reader."""
    is_html = wants_html()
    said = target_in(json_object(), _Saying)
    if said.verdict is Verdict.FELT_THREATENING and said.code is not Code.THREAT:
        raise UnreadableMessage(("code", "threat"))
    saying = Saying(
        person=person(),
        item_id=said.item_id,
        internet_message_id=said.internet_message_id,
        code=said.code,
        verdict=said.verdict,
        reason=said.reason,
        language=language(),
    )
    assessment = services().judge_guidance(saying, services().mailboxes.of_person(token(), person()))
    standing = standing_of(said.internet_message_id)
    return guidance_answer(assessment, standing, said.internet_message_id, is_html=is_html)
