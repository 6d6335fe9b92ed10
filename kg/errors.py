"""What can go wrong in a way that a user can do something about, said in one line."""

from __future__ import annotations


class KgError(Exception):
    """An error whose message is meant for the person who runs the program.

    `exit_code` is what the command line ends with: 1 when what was asked could not be
    done, 2 when what was asked makes no sense (a missing path, a wrong option).
    """

    exit_code = 1


class UsageError(KgError):
    """The arguments are wrong: a path that is not there, an unknown format, nothing to read."""

    exit_code = 2


class NotAGraphError(UsageError):
    """A folder that holds no graph."""


class DamagedError(NotAGraphError):
    """A graph of which a part is gone, or is not as it was written."""


class LockedError(KgError):
    """Another program is writing to the same graph."""


class QueryError(KgError):
    """A SPARQL query that cannot be run."""


class NotFoundError(KgError):
    """No thing in the graph has the name that was asked for."""


class StoppedError(KgError):
    """The person at the keyboard stopped the program."""

    exit_code = 130
