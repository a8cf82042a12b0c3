#!/bin/sh
# Writes the documents in this folder from baths.md, with pandoc.
set -eu
cd "$(dirname "$0")"
pandoc baths.md -o pandoc.docx
pandoc -s baths.md -o pandoc.html
