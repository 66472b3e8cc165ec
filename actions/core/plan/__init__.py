"""What a case calls for: the likely plan, supports, goals and the summary."""
