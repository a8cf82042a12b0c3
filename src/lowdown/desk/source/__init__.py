"""Source files and their syntax: text, headers, TOML, pictures, and a log of the faults in them."""

from lowdown.desk.source.fault_log import Fault, FaultLog, InvalidValueError, Position
from lowdown.desk.source.file import SourceFile, markdown_names, named, read_source
from lowdown.desk.source.file_names import name_fault
from lowdown.desk.source.front_matter import Header, header_of, read_header
from lowdown.desk.source.picture_file import find_picture
from lowdown.desk.source.toml import TomlPositions, position_of, read_toml, toml_positions
from lowdown.desk.source.toml_faults import note_broken_toml

__all__ = [
    "Fault",
    "FaultLog",
    "Header",
    "InvalidValueError",
    "Position",
    "SourceFile",
    "TomlPositions",
    "find_picture",
    "header_of",
    "markdown_names",
    "name_fault",
    "named",
    "note_broken_toml",
    "position_of",
    "read_header",
    "read_source",
    "read_toml",
    "toml_positions",
]
