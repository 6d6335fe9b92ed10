"""Official instruments by number, by name and as laws, and which namings are one document."""
