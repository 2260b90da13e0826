"""The other side of the exchange: what each learning platform does with a file it is given, written from its own rules."""
