"""Questions with their keys: loaded from what authors write, drawn as variants, marked into the same report as code."""
