"""How long things take, as ratios within one run: the speed of the machine cancels out."""
