"""Settings of every test: nothing fails because a machine is busy."""

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
