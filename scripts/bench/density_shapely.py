"""Pipe length by 250 m squares and by district, by shapely: kilometres of the squares added up.
A pipe inside one square counts by its length, others are clipped; districts get their pipes from a tree."""
from math import floor
from shapely.geometry import LineString, Polygon
from shapely.ops import clip_by_rect
from shapely.prepared import prep
from shapely.strtree import STRtree
from shapes import layers, rounds

SIZE = 250.0
pipes, districts = layers(lambda rings: LineString(rings[0]), lambda rings: Polygon(rings[0], rings[1:]))
tree = STRtree(pipes)


def run():
    cells = {}
    for pipe in pipes:
        x0, y0, x1, y1 = pipe.bounds
        i0, j0, i1, j1 = (floor(value / SIZE) for value in (x0, y0, x1, y1))
        if i0 == i1 and j0 == j1:
            cells[i0, j0] = cells.get((i0, j0), 0.0) + pipe.length
            continue
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                part = clip_by_rect(pipe, i * SIZE, j * SIZE, (i + 1) * SIZE, (j + 1) * SIZE)
                cells[i, j] = cells.get((i, j), 0.0) + part.length
    lengths = []
    for district in districts:
        inside = prep(district)
        length = 0.0
        for pipe in tree.query(district):
            if inside.contains(pipe):
                length += pipe.length
            elif inside.intersects(pipe):
                length += pipe.intersection(district).length
        lengths.append(length)
    return sum(cells.values()) / 1000


rounds(run)
