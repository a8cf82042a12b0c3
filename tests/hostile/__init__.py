r"""Hostile and unlucky input, which must be answered with a finding, soon, and without damage.

`hostile/cases/` has one module for each kind of input, with a tuple `CASES`. A module that is added
there is found by its name. A case is the files that differ from a tiny good publication of two
articles `a` and `b` (`articles/b.md` is the one to spoil), and the answer that is expected:

    Case(
        name="header-with-a-tab",
        files=article_b("Words.", "\tkicker: News"),
        codes=("LD106",),
        place="articles/b.md:3",
        says=("tab",),
    )

- `command` is `BUILD` unless the case names another one. `READ` reads the publication and the issue
  and sets no type: take it for input that has to be accepted, and where a paper shows no more.
- `status` is the exit status, 1 unless the case names another one.
- `codes` are the rules, all of which must be broken; `place` is the start of the place of one
  finding of the first of them, which has the file and, where it can be known, the line. `says` are
  words that must be printed, in the message or in its cure.
- `prepare` is called with the publication's folder after the files are written; it makes what is no
  file, such as a link, a FIFO or a folder without permission.

Whatever a case expects, the test makes sure that the command ends within `SECONDS` of processor
time and `MEMORY` bytes, with the exit status 0, 1 or 2; that there is no internal error and no
traceback; that no control character and no endless report reaches the terminal; that nothing
outside the output is written or changed, and nothing at all where the build was not made.

Run one case, or one kind, by its name; `--durations=20` shows the slowest:

    pytest tests/hostile -k yaml-deep-nesting
    pytest tests/hostile -k yaml --durations=20

Keep a case small: the whole corpus has to run in a minute of processor time.
"""
