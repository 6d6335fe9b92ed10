"""From statements to quads, to a store on disk, to answers and exports."""
