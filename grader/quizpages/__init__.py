"""The pages on which a quiz is taken, for everybody and for each student: made from the bank, drawn by `render`."""
