/** A pipe as a program without typed arrays holds it; levels along the flow. */
export interface NaivePipe {
  from: string;
  to: string;
  lengthM: number;
  kind: string | undefined;
  material: string | undefined;
  diameterM: number;
  invertInM: number;
  invertOutM: number;
}

interface Node {
  runoffM2: number;
  minutes: number;
  waiting: number;
  out: NaivePipe[];
}

const roughness: Record<string, number> = {
  ...{ concrete: 0.013, reinforced_concrete: 0.013, vitrified_clay: 0.013, cast_iron: 0.013, ductile_iron: 0.013 },
  ...{ pe: 0.01, hdpe: 0.01, pvc: 0.01, grp: 0.01, steel: 0.012, asbestos_cement: 0.012 },
  ...{ brick: 0.015, stone: 0.017, masonry: 0.017 },
};

/**
 * The rational method (Shanghai) on round pipes the way one writes it first: objects, a map of nodes by name, Kahn's
 * order. Land by node as Σ ψ · area, m². Returns Σ length · carried years (at most 100), m·a. Pipes on cycles are left out.
 */
export function naiveCapacity(pipes: readonly NaivePipe[], landOf: ReadonlyMap<string, number>, t1: number): number {
  const nodes = new Map<string, Node>();
  const node = (name: string): Node => {
    let found = nodes.get(name);
    if (!found) nodes.set(name, (found = { runoffM2: landOf.get(name) ?? 0, minutes: t1, waiting: 0, out: [] }));
    return found;
  };
  for (const pipe of pipes) {
    if (pipe.kind === 'foul' || pipe.from === 'n-1') continue;
    node(pipe.from).out.push(pipe);
    node(pipe.to).waiting++;
  }
  const ready = [...nodes.values()].filter(({ waiting }) => waiting === 0);
  let sum = 0;
  for (let next = ready.pop(); next; next = ready.pop()) {
    const flows = next.out.map(fullFlow);
    const total = flows.reduce((all, { m3s }) => all + m3s, 0);
    for (const [i, pipe] of next.out.entries()) {
      const { m3s, ms } = flows[i];
      const share = next.out.length === 1 ? 1 : total > 0 ? m3s / total : 1 / next.out.length;
      const runoffM2 = share * next.runoffM2;
      if (runoffM2 > 0 && !Number.isNaN(m3s)) {
        const q = (m3s * 1e7) / runoffM2;
        const years = 10 ** (((q * (next.minutes + 7) ** 0.656) / 1600 - 1) / 0.846);
        sum += Math.min(100, Math.max(0.01, years)) * pipe.lengthM;
      }
      const end = nodes.get(pipe.to)!;
      end.runoffM2 += runoffM2;
      const velocity = Number.isNaN(ms) ? 1 : Math.max(0.3, ms);
      end.minutes = Math.max(end.minutes, next.minutes + pipe.lengthM / (60 * velocity));
      if (--end.waiting === 0) ready.push(end);
    }
  }
  return sum;
}

function fullFlow({ diameterM, invertInM, invertOutM, lengthM, material }: NaivePipe): { ms: number; m3s: number } {
  const slope = (invertInM - invertOutM) / lengthM;
  const n = roughness[material ?? ''];
  if (!(diameterM > 0) || !(slope > 0) || n === undefined) return { ms: NaN, m3s: NaN };
  const ms = ((diameterM / 4) ** (2 / 3) * Math.sqrt(slope)) / n;
  return { ms, m3s: ms * (Math.PI / 4) * diameterM * diameterM };
}
