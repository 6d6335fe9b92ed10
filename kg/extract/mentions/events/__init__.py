"""Occasions by noun and by verb, and which namings are one occasion."""
