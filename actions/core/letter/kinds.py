"""Names of the letters that the choice of a letter speaks of: folders of guidance_content/letters/.

A folder more is a letter more; only the choice (choice.py, next.py) needs names.
"""

from __future__ import annotations

EVALUATION_REQUEST = "evaluation_request"
IEP_MEETING_REQUEST = "iep_meeting_request"
SECTION_504_REQUEST = "section_504_request"
SECTION_504_REVIEW = "section_504_review"
PRIOR_WRITTEN_NOTICE_REQUEST = "prior_written_notice_request"
RECORDS_REQUEST = "records_request"
NO_ANSWER_FOLLOW_UP = "no_answer_follow_up"
INDEPENDENT_EVALUATION_REQUEST = "independent_evaluation_request"
TRUANCY_REPLY = "truancy_reply"

KINDS = (
    EVALUATION_REQUEST,
    IEP_MEETING_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
    PRIOR_WRITTEN_NOTICE_REQUEST,
    RECORDS_REQUEST,
    NO_ANSWER_FOLLOW_UP,
    INDEPENDENT_EVALUATION_REQUEST,
    TRUANCY_REPLY,
)

FIRST_REQUESTS = (
    EVALUATION_REQUEST,
    IEP_MEETING_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
)
"""Letters that ask for an evaluation, a plan or a change of one."""
