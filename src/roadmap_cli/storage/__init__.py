"""Files outside, domain values inside."""
