"""What is stated of people: who holds which office, and since when."""
