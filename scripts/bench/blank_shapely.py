"""Blank areas by shapely, parcel by parcel. Argument: a file of doubles, see write_shapes in blank.bench.ts."""
import array, json, resource, sys, time
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from shapely.prepared import prep
from shapely.strtree import STRtree

R = 50.0
values = array.array("d")
with open(sys.argv[1], "rb") as file:
    values.frombytes(file.read())
at = 0


def positions():
    global at
    n = int(values[at])
    at += 1
    points = [(values[at + 2 * i], values[at + 2 * i + 1]) for i in range(n)]
    at += 2 * n
    return points


def shapes(make):
    global at
    count = int(values[at])
    at += 1
    result = []
    for _ in range(count):
        rings = int(values[at])
        at += 1
        result.append(make([positions() for _ in range(rings)]))
    return result


pipes = shapes(lambda rings: LineString(rings[0]))
parcels = shapes(lambda rings: Polygon(rings[0], rings[1:]))
del values
tree = STRtree(pipes)
print("ready", flush=True)
for _ in sys.stdin:
    begin = time.perf_counter()
    area = 0.0
    for parcel in parcels:
        reach = prep(parcel.buffer(R, resolution=64))
        near = [pipe.buffer(R, resolution=64) for pipe in tree.query(parcel.buffer(R)) if reach.intersects(pipe)]
        area += (parcel.difference(unary_union(near)) if near else parcel).area
    ms = (time.perf_counter() - begin) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"checksum": area, "ms": ms, "peakMb": peak}), flush=True)
