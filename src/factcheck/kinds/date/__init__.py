"""When: dates, parts of days, periods, and the ends of periods."""
