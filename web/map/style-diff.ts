import type { LayerSpecification } from 'maplibre-gl';

/** One property update that turns one picture into the next. */
export interface StyleChange {
  layer: string;
  kind: 'paint' | 'layout' | 'filter';
  /** Property name; empty for a filter. */
  name: string;
  /** Undefined resets to the specification's default. */
  value: unknown;
}

type Loose = { id: string; filter?: unknown; paint?: Record<string, unknown>; layout?: Record<string, unknown> };

/** Changes from `before` to `after`, two lists with the same layers in the same order. Throws when they are not. */
export function diffStyleLayers(
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): StyleChange[] {
  if (before.length !== after.length) throw new Error(`got ${after.length} style layers, expected ${before.length}`);
  const changes: StyleChange[] = [];
  for (let i = 0; i < after.length; i++) {
    const [a, b] = [before[i] as Loose, after[i] as Loose];
    if (a.id !== b.id) throw new Error(`style layer ${i}: got ${b.id}, expected ${a.id}`);
    if (!equal(a.filter, b.filter)) changes.push({ layer: b.id, kind: 'filter', name: '', value: b.filter });
    for (const kind of ['layout', 'paint'] as const) {
      for (const name of new Set([...Object.keys(a[kind] ?? {}), ...Object.keys(b[kind] ?? {})])) {
        const value = b[kind]?.[name];
        if (!equal(a[kind]?.[name], value)) changes.push({ layer: b.id, kind, name, value });
      }
    }
  }
  return changes;
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
