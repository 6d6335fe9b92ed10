"""Vietnamese policy text as a knowledge graph that can be queried, looked at and trusted."""
