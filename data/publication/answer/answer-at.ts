import { depthClasses } from '../depth-class.ts';
import type { Area, Place, Publication, RiskZone } from '../publication.ts';
import type { Answer, Near, Surveyed, Unknown, Verdict, Where } from './answer.ts';
import { floodRecord } from './flood-record.ts';
import { areaAt, distanceM, isInRings, nearestInBox, windTo } from './short-distance.ts';

/** How far an answer looks, metres, and how much of each it names. */
export interface Reach {
  /** A flood point this near counts as here; never less than the square flood points are rounded to. */
  hereM: number;
  nearbyM: number;
  underpassM: number;
  undergroundM: number;
  most: number;
  /** A position this far outside the simplified outline of the city still lies in it. */
  edgeM: number;
}

const usual: Reach = { hereM: 150, nearbyM: 1500, underpassM: 2500, undergroundM: 600, most: 5, edgeM: 100 };

/** Underground spaces of one use this near to each other are entrances of one. */
const entrancesM = 150;

/** A device this unsure of its position cannot say what is 'here'. */
const roughM = 500;

/**
 * What the publication knows about a place or a position. A flood point answers for itself; a road for the points moved
 * to it or named after it; a street or district for all points in it; everything else for those within `hereM`.
 */
export function answerAt(publication: Publication, where: Where, reach: Reach = usual): Answer {
  const { places, rules, city } = publication;
  const place = 'place' in where ? where.place : null;
  const at = 'place' in where ? where.place.at : where.at;
  const accuracyM = 'place' in where ? 0 : (where.accuracyM ?? 0);
  const rough = accuracyM > roughM;
  const hereM = Math.max(reach.hereM, rules.coarseM, Math.min(accuracyM, roughM));
  const [district, street] = areasOf(publication, place, at, reach.edgeM);
  const inside = place !== null || district !== null || street !== null || isInCityWithoutAreas(publication, at);
  const own = areaOfPlace(publication, place);

  const near = (kind: Place['kind'], withinM: number): Near[] =>
    places
      .filter((other) => other.kind === kind && other !== place)
      .map((other) => lookFrom(place, at, other))
      .filter((one) => one.distanceM <= withinM)
      .sort((a, b) => a.distanceM - b.distanceM);

  const points = inside ? places.filter((point) => point.kind === 'flood_point' && isHere(point)) : [];
  const nearby = inside && !own ? near('flood_point', Infinity).filter((one) => !points.includes(one.place)) : [];
  const inReach = nearby.filter((one) => one.distanceM <= reach.nearbyM);
  const zone = inside && !own && place?.kind !== 'road' ? zoneAt(publication.zones, at) : null;
  const surveyed = inside ? surveyedAt(publication, own, at, street ?? district) : 'unknown';
  const area = own ?? street ?? district;

  const answer: Answer = {
    city,
    place,
    at,
    hereM,
    coarseM: rules.coarseM,
    district: placeOf(publication, district),
    street: placeOf(publication, street),
    verdict: verdictOf(inside, hasRecords(publication), points.length, inReach.length, surveyed),
    reported: points.length > 0 ? floodRecord(points) : null,
    // Where none is within reach the nearest one still tells how far away the next report is.
    nearby: (inReach.length > 0 ? inReach : nearby.slice(0, 1)).slice(0, reach.most),
    nearbyIsFar: inReach.length === 0,
    underpasses: inside ? avoided('underpass', reach.underpassM) : [],
    underground: inside ? avoided('underground', reach.undergroundM) : [],
    zone,
    surveyed,
    drains: inside && area ? drainsOf(publication, area) : null,
    asOf: publication.asOf,
    madeOn: publication.madeOn,
    sources: [],
    unknown: [],
  };
  answer.sources = sourcesOf(publication, answer);
  if (inside) answer.unknown = unknownOf(answer, rough);
  return answer;

  function isHere(point: Place): boolean {
    if (point === place) return true;
    if (place?.kind === 'flood_point') return false;
    if (place && own) return lies(point, place);
    if (place?.kind === 'road') return isOnRoad(point, place, rules.coarseM);
    return lookFrom(place, at, point).distanceM <= hereM;
  }

  function lies(other: Place, within: Place): boolean {
    const [areas, index] =
      within.kind === 'district' ? [publication.districts, other.district] : [publication.streets, other.street];
    return index !== null && places[areas[index].place] === within;
  }

  function avoided(kind: 'underpass' | 'underground', withinM: number): Near[] {
    const all = own && place ? near(kind, Infinity).filter((one) => lies(one.place, place)) : near(kind, withinM);
    const apart: Near[] = [];
    for (const one of all) {
      // Of the entrances of a station one is enough.
      const isTold = apart.some(
        (told) => distanceM(told.place.at, one.place.at) < entrancesM && told.place.use === one.place.use,
      );
      if (!isTold) apart.push(one);
      if (apart.length === reach.most) break;
    }
    return apart;
  }
}

/** A place seen from another: from the nearest spot of its extent where it has one. */
function lookFrom(place: Place | null, at: [number, number], other: Place): Near {
  const from = place?.bbox ? nearestInBox(place.bbox, other.at) : at;
  return { place: other, distanceM: distanceM(from, other.at), wind: windTo(at, other.at) };
}

/** A road without an extent is shorter than this, metres. */
const shortRoadM = 1000;

/**
 * Whether a flood point is on a road: it was moved to it, or its name begins with the road's or has it after a word that
 * joins two. Roads of the same name elsewhere are kept apart by where they lie.
 */
function isOnRoad(point: Place, road: Place, toleranceM: number): boolean {
  const apartM = distanceM(road.bbox ? nearestInBox(road.bbox, point.at) : road.at, point.at);
  if (apartM > 2 * toleranceM + (road.bbox ? 0 : shortRoadM / 2)) return false;
  if (point.road?.zh === road.name.zh) return true;
  const found = point.name.zh.indexOf(road.name.zh);
  return found >= 0 && (found === 0 || /[与和及、/（(]/.test(point.name.zh[found - 1]));
}

/** Indexes of district and street: known for a place, found for a position. */
function areasOf(
  { districts, streets }: Publication,
  place: Place | null,
  at: [number, number],
  edgeM: number,
): [Area | null, Area | null] {
  const pick = (areas: Area[], known: number | null | undefined): Area | null => {
    const index = place ? (known ?? null) : areaAt(areas, at, edgeM);
    return index === null ? null : areas[index];
  };
  return [pick(districts, place?.district), pick(streets, place?.street)];
}

/** A city that publishes no areas ends at its box. */
function isInCityWithoutAreas({ districts, streets, city }: Publication, at: [number, number]): boolean {
  return districts.length + streets.length === 0 && distanceM(nearestInBox(city.bbox, at), at) === 0;
}

/** The area a street or district is; null for what is a spot or a line. */
function areaOfPlace({ places, districts, streets }: Publication, place: Place | null): Area | null {
  if (place?.kind !== 'district' && place?.kind !== 'street') return null;
  return (place.kind === 'district' ? districts : streets).find((area) => places[area.place] === place) ?? null;
}

function placeOf({ places }: Publication, area: Area | null): Place | null {
  return area ? places[area.place] : null;
}

/** The zone that holds a place; of several the one that floods most often, then the deepest. */
function zoneAt(zones: readonly RiskZone[], at: [number, number]): RiskZone | null {
  const years = (zone: RiskZone): number => zone.returnPeriodYears ?? Infinity;
  const depth = (zone: RiskZone): number => (zone.depthClass ? depthClasses.indexOf(zone.depthClass) : -1);
  const holding = zones.filter(({ rings }) => isInRings(rings, at));
  // Infinity − Infinity is no number: equal ones fall through to the depth.
  return holding.sort((a, b) => (years(a) === years(b) ? depth(b) - depth(a) : years(a) - years(b)))[0] ?? null;
}

/** How far the survey covers the land: of the square the place lies in, of the area asked for, else of the one around it. */
function surveyedAt(
  { grid, rules }: Publication,
  own: Area | null,
  at: [number, number],
  around: Area | null,
): Surveyed {
  // Squares of the working CRS lie a little askew in longitude and latitude: the nearest middle within half a diagonal.
  let share: number | null | undefined = own?.surveyedShare;
  if (!own) {
    let best = grid.cellM * Math.SQRT1_2;
    for (const cell of grid.cells) {
      const apartM = distanceM(cell.at, at);
      if (apartM < best) [share, best] = [cell.surveyedShare, apartM];
    }
    share ??= around?.surveyedShare;
  }
  if (share === null || share === undefined) return 'unknown';
  return share >= 0.95 ? 'whole' : share >= rules.surveyedFrom ? 'partly' : 'none';
}

/** Whether the city publishes floods on record: where it has none, no report tells nothing. */
function hasRecords({ places }: Publication): boolean {
  return places.some(({ kind }) => kind === 'flood_point');
}

function verdictOf(inside: boolean, hasFloods: boolean, here: number, nearby: number, surveyed: Surveyed): Verdict {
  if (!inside) return 'outside';
  if (!hasFloods) return 'not_published';
  if (here > 0) return 'reported';
  if (nearby > 0) return 'reported_nearby';
  return surveyed === 'none' ? 'not_surveyed' : 'none_known';
}

function drainsOf({ places, rules }: Publication, area: Area): Answer['drains'] {
  const { blankShare, pipeDensityKmPerKm2 } = area;
  if (blankShare === null && pipeDensityKmPerKm2 === null) return null;
  return { blankShare, pipeDensityKmPerKm2, area: places[area.place], blankDistanceM: rules.blankDistanceM };
}

/** Sources of what is in the answer; where nothing was found, of what was looked into. */
function sourcesOf({ sources }: Publication, answer: Answer): Answer['sources'] {
  const layers = ['flood_points', 'flood_events', 'underpasses', 'underground_spaces', 'risk_zones'];
  if (answer.drains) layers.push('pipes', 'built_up', 'survey_coverage');
  if (answer.place?.kind === 'community') layers.push('old_communities');
  return sources.filter(({ layer }) => layers.includes(layer));
}

function unknownOf(answer: Answer, rough: boolean): Unknown[] {
  const { place, reported } = answer;
  const all: [Unknown, boolean][] = [
    ['now', true],
    ['rough_position', rough],
    ['depth', reported !== null && reported.depthClass === null],
    ['date', reported !== null && reported.lastEventOn === null],
    ['warning_depth', place?.kind === 'underpass' && (place.warningDepthM ?? null) === null],
    ['records', answer.verdict === 'not_published'],
    ['how_often', (answer.zone?.returnPeriodYears ?? null) === null],
    ['house', true],
    ['private_ground', true],
    ['survey', answer.surveyed !== 'whole'],
    ['coarse', answer.nearby.length > 0 || reported !== null],
  ];
  return all.filter(([, open]) => open).map(([name]) => name);
}
