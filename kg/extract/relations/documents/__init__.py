"""What is stated of documents: issuer, day, subject, and ties to other documents."""
