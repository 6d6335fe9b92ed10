"""Which things of different sources are one: people, documents, bodies, and every judgement on them in a ledger."""
