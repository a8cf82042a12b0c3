"""Finds what was pasted or typed in another notation than the copy's, and would be printed so."""

from lowdown.desk.pasted.check import note_pasted

__all__ = ["note_pasted"]
