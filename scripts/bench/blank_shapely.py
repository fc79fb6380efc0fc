"""Blank areas by shapely, parcel by parcel: pipes and parcels in, square metres out."""
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree
from shapes import layers, rounds

R = 50.0
pipes, parcels = layers(lambda rings: LineString(rings[0]), lambda rings: Polygon(rings[0], rings[1:]))
tree = STRtree(pipes)


def run():
    area = 0.0
    for parcel in parcels:
        reach = prep(parcel.buffer(R, resolution=64))
        near = [pipe.buffer(R, resolution=64) for pipe in tree.query(parcel.buffer(R)) if reach.intersects(pipe)]
        area += (parcel.difference(unary_union(near)) if near else parcel).area
    return area


rounds(run)
