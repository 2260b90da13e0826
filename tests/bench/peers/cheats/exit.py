"""Cheat 1: leave with success before anything is checked."""

import os

os._exit(0)
