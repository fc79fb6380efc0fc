import {
  isBoolean,
  isCount,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  type Shape,
  withMembers,
} from './check-shape.ts';
import { depthClasses } from './depth-class.ts';
import type { Publication } from './publication.ts';

/** The form of publications this code reads and writes. */
export const publicationFormat = 1;

/** Why a publication cannot be used: its form is older or newer than this code, or it is not what was agreed. */
export class PublicationError extends Error {
  readonly kind: 'older' | 'newer' | 'broken';

  constructor(kind: PublicationError['kind'], message: string) {
    super(message);
    this.name = 'PublicationError';
    this.kind = kind;
  }
}

const text = withMembers({ zh: isText, en: isText });
const place = listOf(isNumber, 2);
const box = listOf(isNumber, 4);
const rings = listOf(listOf(place));
const depth = orNull(oneOf(...depthClasses));
const index = orNull(isCount);
const figures = {
  pipeDensityKmPerKm2: orNull(isNumber),
  blankShare: orNull(isNumber),
  surveyedShare: orNull(isNumber),
  suppressed: isBoolean,
};
const areas = listOf(withMembers({ ...figures, place: isCount, rings }));

const flood = withMembers({
  depthClass: depth,
  lastEventOn: orNull(isText),
  lastDepthClass: depth,
  events: isCount,
  eventsSince: orNull(isText),
  status: orNull(isText),
  riskLevel: orNull(isText),
  measures: orNull(text),
  unit: orNull(text),
  hotline: orNull(text),
});

const places = listOf(
  withMembers({
    id: isText,
    kind: oneOf('district', 'street', 'road', 'community', 'heritage', 'flood_point', 'underpass', 'underground'),
    name: text,
    pinyin: isText,
    at: place,
    bbox: optional(box),
    district: index,
    street: index,
    road: optional(text),
    flood: optional(flood),
    warningDepthM: optional(orNull(isNumber)),
    use: optional(orNull(isText)),
    grade: optional(orNull(isText)),
    community: optional(
      withMembers({ yearBuilt: orNull(isNumber), households: orNull(isCount), renewalStatus: orNull(isText) }),
    ),
  }),
);

const publication = withMembers({
  release: isText,
  city: withMembers({
    id: isText,
    title: text,
    synthetic: isBoolean,
    coordinates: oneOf('WGS84', 'GCJ02'),
    mapApproval: orNull(isText),
    bbox: box,
    hotlines: listOf(withMembers({ label: text, number: isText, fictional: isBoolean })),
    warningFeed: orNull(isText),
    attribution: text,
  }),
  madeOn: isText,
  asOf: orNull(isText),
  dataVersion: isText,
  sources: listOf(
    withMembers({
      layer: isText,
      title: text,
      source: text,
      date: orNull(isText),
      licence: orNull(isText),
      records: isCount,
    }),
  ),
  rules: withMembers({
    blankDistanceM: isNumber,
    cellM: isNumber,
    smallestLandM2: isNumber,
    fewestPipes: isCount,
    surveyedFrom: isNumber,
    coarseM: isNumber,
    suppressedAreas: isCount,
    suppressedCells: isCount,
  }),
  districts: areas,
  streets: areas,
  places,
  zones: listOf(
    withMembers({ riskLevel: orNull(isText), returnPeriodYears: orNull(isNumber), depthClass: depth, rings }),
  ),
  grid: withMembers({ cellM: isNumber, cells: listOf(withMembers({ ...figures, at: place })) }),
});

/**
 * The publication that a file holds, checked member by member: who reads it afterwards need not ask again. Throws a
 * `PublicationError` that names the place and what was expected there.
 */
export function parsePublication(value: unknown): Publication {
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format !== publicationFormat) {
    const kind = format < publicationFormat ? 'older' : 'newer';
    throw new PublicationError(kind, `the publication has format ${format}, expected ${publicationFormat}`);
  }
  const fault =
    withMembers({ format: oneOf(publicationFormat) })(value, '') ?? publication(value, '') ?? linkFault(value);
  if (fault) throw new PublicationError('broken', `${fault.path || 'the publication'}: expected ${fault.expected}`);
  return value as Publication;
}

/** Indexes must lead somewhere: an answer reads them without asking. */
function linkFault(value: unknown): ReturnType<Shape> {
  const { places: all, districts, streets } = value as Publication;
  for (const [name, list] of Object.entries({ districts, streets })) {
    const at = list.findIndex((area) => area.place >= all.length);
    if (at >= 0) return { path: `${name}[${at}].place`, expected: `below ${all.length}` };
  }
  const at = all.findIndex(
    ({ district, street }) => (district ?? -1) >= districts.length || (street ?? -1) >= streets.length,
  );
  return at < 0 ? null : { path: `places[${at}]`, expected: 'a district and street of the lists' };
}
