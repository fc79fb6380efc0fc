import { findLayer } from '../../data/model/layers.ts';
import { limits } from '../../data/model/limits.ts';
import type { SectionPlace, SectionQuestion } from './app-state.ts';
import { escape, numberWithin, shortText, wellFormed, type Get, type Put } from './link-values.ts';

/** What a long section is asked for, in a link: `section=pipes:KEY` or `@lon,lat`, `sectionto`, `way`, or `sectionpipes`. */
export function encodeSection(section: SectionQuestion | null, put: Put): void {
  if (!section) return;
  if ('pipes' in section) {
    // A comma stands between keys, so one inside a key is escaped twice.
    put('sectionpipes', section.pipes.map((key) => escape(encodeURIComponent(wellFormed(key)))).join(','));
    return;
  }
  put('section', encodePlace(section.from));
  put('sectionto', section.to && encodePlace(section.to));
  put('way', section.to && section.way > 0 ? String(section.way) : null);
}

/** The long section a link asks for; null for none, and for one that is nonsense. */
export function decodeSection(get: Get): SectionQuestion | null {
  const listed = get('sectionpipes');
  if (listed !== null) {
    const pipes = listed.split(',').map((key) => shortText(decodeKey(key)));
    const isGood = pipes.length <= limits.sectionPipesMax && pipes.every((key) => key !== undefined);
    return isGood ? { pipes } : null;
  }
  const from = decodePlace(get('section'));
  if (!from) return null;
  const to = decodePlace(get('sectionto'));
  const way = to ? (numberWithin(get('way'), 0, limits.tracePathsMax - 1) ?? 0) : 0;
  return { from, to, way: Math.floor(way) };
}

function encodePlace(place: SectionPlace): string {
  if ('key' in place) return `${place.layer}:${escape(place.key)}`;
  return `@${place.position.map((degrees) => String(Number(degrees.toFixed(6)))).join(',')}`;
}

function decodePlace(text: string | null): SectionPlace | null {
  if (text === null) return null;
  if (text.startsWith('@')) {
    const [lon, lat, ...rest] = text.slice(1).split(',');
    const position = [numberWithin(lon ?? null, -180, 180), numberWithin(lat ?? null, -90, 90)] as const;
    if (rest.length > 0 || position[0] === undefined || position[1] === undefined) return null;
    return { position: [position[0], position[1]] };
  }
  const colon = text.indexOf(':');
  const layer = text.slice(0, colon);
  const key = shortText(text.slice(colon + 1));
  return colon > 0 && key !== undefined && findLayer(layer) ? { layer, key } : null;
}

function decodeKey(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape is nobody's key.
    return undefined;
  }
}
