"""Rasa's conversations in the project's own database."""
