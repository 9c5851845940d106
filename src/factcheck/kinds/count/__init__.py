"""How many: cardinals, quantities with a unit, money, shares, ordinals."""
