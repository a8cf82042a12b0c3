"""One article on one page.

How its frame is made, where everything in it stands, and what it costs by.
"""

from lowdown.layout.frame.make import MIN_JUMP_LINES, frame_piece, frame_whole
from lowdown.layout.frame.metrics import HEAD_LINES, FrameMetrics, measure_frame
from lowdown.layout.frame.parts import FurnitureLine, FurnitureLines, frame_parts, furniture_lines
from lowdown.layout.frame.task import (
    Band,
    Ending,
    Entrance,
    FrameTask,
    MadeFrame,
    is_complete,
    start,
)

__all__ = [
    "HEAD_LINES",
    "MIN_JUMP_LINES",
    "Band",
    "Ending",
    "Entrance",
    "FrameMetrics",
    "FrameTask",
    "FurnitureLine",
    "FurnitureLines",
    "MadeFrame",
    "frame_parts",
    "frame_piece",
    "frame_whole",
    "furniture_lines",
    "is_complete",
    "measure_frame",
    "start",
]
