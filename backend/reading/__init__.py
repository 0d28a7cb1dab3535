"""Turns what arrives (Graph message, .eml) into one Message, and a Message into readable text with places."""
