"""PDFs are compressed as far as it pays."""

from __future__ import annotations

import re
import zlib

import pydyf

from lowdown.press import STANDARD, Engine
from lowdown.press.weasy.compression import LEVEL, deflated_quickly

TEXT = b"".join(b"%d %d m\n" % (number, number * number) for number in range(2000))


def test_every_stream_of_a_paper_is_deflated_at_our_level() -> None:
    """Fonts and pages; and what they hold is the same as at any other level."""
    page = '<html lang="en"><title>x</title><section><p>Copy</section>'
    pdf = Engine(STANDARD, []).set(page).write([[]], form="lowdown")
    streams = re.findall(rb"FlateDecode.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)
    assert len(streams) >= 3
    for stream in streams:
        assert stream == zlib.compress(zlib.decompress(stream), LEVEL)


def test_pydyf_is_left_as_it_was() -> None:
    """Others in the process may want the smallest files."""
    before = pydyf.zlib
    with deflated_quickly():
        quick = pydyf.Stream([TEXT], compress=True).data
    assert pydyf.zlib is before
    assert zlib.compress(TEXT, LEVEL) in quick
    assert zlib.compress(TEXT, 9) in pydyf.Stream([TEXT], compress=True).data
