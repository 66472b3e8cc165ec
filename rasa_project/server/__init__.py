"""How Rasa is started here: lighter, and with nothing of it left to chance."""
