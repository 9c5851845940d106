"""From parsed sentences and mentions to claims: predicate, participants, attribution, modality."""
