import { findLayer } from '../../data/model/layers.ts';
import { limits } from '../../data/model/limits.ts';
import { stopKinds, type TraceParameters, type TracePlace } from './task-parameters.ts';
import type { FeatureRef } from './feature-ref.ts';
import { escape, numberWithin, oneOf, shortText, wellFormed, type Get, type Put } from './link-values.ts';
import { decodePolygon, encodePolygon } from './polygon-code.ts';

const directions = ['upstream', 'downstream', 'both', 'path', 'blocked'] as const;

/** What a trace is asked for, in a link: `flow`, `start` and `target` (`pipes:KEY`, `@lon,lat`, `~polygon`), `stopat`, `barriers`, `route`. */
export function encodeTrace(trace: TraceParameters, defaults: TraceParameters, put: Put): void {
  put('flow', trace.direction === defaults.direction ? null : trace.direction);
  put('start', trace.from && encodePlace(trace.from));
  put('target', trace.to && encodePlace(trace.to));
  put('stopat', trace.stopAt.length > 0 ? trace.stopAt.join('.') : null);
  // A comma stands between records, so one inside a key is escaped twice.
  const listed = trace.barriers.map(({ layer, key }) => `${layer}:${escape(encodeURIComponent(wellFormed(key)))}`);
  put('barriers', listed.length > 0 ? listed.join(',') : null);
  put('route', trace.way > 0 ? String(trace.way) : null);
}

/** The trace a link asks for; what is missing or nonsense is the default's. */
export function decodeTrace(get: Get, defaults: TraceParameters): TraceParameters {
  const stopAt = (get('stopat') ?? '').split('.');
  const barriers = (get('barriers') ?? '').split(',').flatMap((text) => {
    const ref = decodeRef(text, decodeKey);
    return ref && isBarrier(ref) ? [ref] : [];
  });
  return {
    direction: oneOf(directions, get('flow')) ?? defaults.direction,
    from: decodePlace(get('start')) ?? defaults.from,
    to: decodePlace(get('target')) ?? defaults.to,
    stopAt: stopKinds.filter((kind) => stopAt.includes(kind)),
    barriers: barriers.slice(0, limits.traceBarriersMax),
    way: Math.floor(numberWithin(get('route'), 0, limits.tracePathsMax - 1) ?? defaults.way),
  };
}

/** Whether a record can be a barrier: nothing else is part of the network. */
export function isBarrier({ layer }: FeatureRef): boolean {
  return layer === 'pipes' || layer === 'nodes';
}

function encodePlace(place: TracePlace): string {
  if ('key' in place) return `${place.layer}:${escape(place.key)}`;
  if ('polygon' in place) return `~${encodePolygon(place.polygon)}`;
  return `@${place.position.map((degrees) => String(Number(degrees.toFixed(6)))).join(',')}`;
}

function decodePlace(text: string | null): TracePlace | undefined {
  if (text === null) return undefined;
  if (text.startsWith('~')) {
    const polygon = decodePolygon(text.slice(1));
    return polygon && { polygon };
  }
  if (text.startsWith('@')) {
    const [lon, lat, ...rest] = text.slice(1).split(',');
    const position = [numberWithin(lon ?? null, -180, 180), numberWithin(lat ?? null, -90, 90)] as const;
    if (rest.length > 0 || position[0] === undefined || position[1] === undefined) return undefined;
    return { position: [position[0], position[1]] };
  }
  return decodeRef(text);
}

/** The limit is that of the key, which its escapes make up to twelve times as long. */
function decodeRef(text: string, decode = (key: string): string | undefined => key): FeatureRef | undefined {
  const colon = text.indexOf(':');
  const layer = text.slice(0, colon);
  const key = shortText(decode(text.slice(colon + 1)));
  return colon > 0 && key !== undefined && findLayer(layer) ? { layer, key } : undefined;
}

function decodeKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape is nobody's key.
    return undefined;
  }
}
