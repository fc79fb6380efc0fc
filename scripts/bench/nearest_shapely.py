"""Nearest pipe to every point by shapely's tree, which measures exactly: metres added up."""
from shapely.geometry import LineString, Point
from shapely.strtree import STRtree
from shapes import layers, rounds

pipes, points = layers(lambda rings: LineString(rings[0]), lambda rings: Point(rings[0][0]))
tree = STRtree(pipes)
rounds(lambda: sum(tree.nearest(point).distance(point) for point in points))
