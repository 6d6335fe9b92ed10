"""What is stated of events: day, place, organisers, attendance and speakers."""
