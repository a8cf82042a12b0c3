"""A case for each rule of the desk: files that break it, and files that do not."""

from rule_cases.case import Case
from rule_cases.files import FILE_CASES
from rule_cases.limits import LIMIT_CASES
from rule_cases.markup import MARKUP_CASES
from rule_cases.pasted import PASTED_CASES

CASES = [*FILE_CASES, *LIMIT_CASES, *MARKUP_CASES, *PASTED_CASES]

__all__ = ["CASES", "Case"]
