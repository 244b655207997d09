"""Plain frozen values: skills, roadmaps, the prerequisite graph, events, progress, errors."""
