"""What the scripts beside share: shapes from a file of doubles (see shapely-side.ts), and the rounds."""
import array, json, resource, sys, time


def layers(*makes):
    """One list of shapes per function, which gets the rings of a record as lists of positions."""
    values = array.array("d")
    with open(sys.argv[1], "rb") as file:
        values.frombytes(file.read())
    at = 0
    result = []
    for make in makes:
        shapes = []
        count = int(values[at])
        at += 1
        for _ in range(count):
            rings = []
            of = int(values[at])
            at += 1
            for _ in range(of):
                n = int(values[at])
                at += 1
                rings.append([(values[at + 2 * i], values[at + 2 * i + 1]) for i in range(n)])
                at += 2 * n
            shapes.append(make(rings))
        result.append(shapes)
    return result


def rounds(run):
    print("ready", flush=True)
    for _ in sys.stdin:
        begin = time.perf_counter()
        checksum = run()
        ms = (time.perf_counter() - begin) * 1000
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"checksum": checksum, "ms": ms, "peakMb": peak}), flush=True)
