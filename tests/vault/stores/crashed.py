"""A process that stores until it is refused, and says what was acknowledged: for full disks and read-only files."""

import json
import resource
import sys

from tests.contracts.vault_store import record

from safefeedback.errors import VaultError
from safefeedback.vault.stores import Entry, open_record_store

BATCH = 20
BIG = b"x" * 4000


def main() -> None:
    """Write ``{"acknowledged": n, "error": text}``; the second argument limits the size of a file in bytes."""
    url, limit = sys.argv[1], int(sys.argv[2])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    done = 0
    try:
        store = open_record_store(url)
        while done < 10_000:
            store.put([Entry(record(n, fields=(("message", BIG),))) for n in range(done, done + BATCH)])
            done += BATCH
    except VaultError as error:
        sys.stdout.write(json.dumps({"acknowledged": done, "error": str(error), "hint": error.hint}))


if __name__ == "__main__":
    main()
