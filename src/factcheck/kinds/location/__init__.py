"""Where: countries, cities, and sites that no gazetteer knows."""
