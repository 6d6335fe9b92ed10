"""What a graph shows as a whole: who stands in the middle, who ties whom together, what was carried out."""
