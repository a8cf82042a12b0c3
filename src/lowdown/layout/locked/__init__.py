"""Locked plans: made, followed, compared."""

from lowdown.layout.locked.diff import describe_tracking, plan_changes
from lowdown.layout.locked.follow import Planner, keep_to
from lowdown.layout.locked.lock import lock_plan
from lowdown.layout.locked.tighten import tighten

__all__ = [
    "Planner",
    "describe_tracking",
    "keep_to",
    "lock_plan",
    "plan_changes",
    "tighten",
]
