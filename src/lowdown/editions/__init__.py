"""One module for each thing that a reader receives; each returns files as bytes and writes nothing."""
