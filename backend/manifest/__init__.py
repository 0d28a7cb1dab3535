"""The add-in's manifest: the one text that every municipality's copy is written from, and what is checked in it."""
