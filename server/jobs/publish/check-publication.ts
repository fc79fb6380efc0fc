import type { Projection } from '../../../data/geo/crs.ts';
import type { CitySettings } from '../../../data/model/manifest.ts';
import type { AreaFigures, Place, Publication } from '../../../data/publication/publication.ts';
import { isChinaMode } from '../../../data/publication/rules.ts';
import type { Draft } from './make-publication.ts';
import { isTooSmall } from './area-figures.ts';
import { forbiddenPhones } from './phones.ts';

/** A rule that a publication breaks, and where. */
export interface Breach {
  rule:
    | 'map-approval-missing'
    | 'coordinates-unsuitable'
    | 'name-missing'
    | 'member-unknown'
    | 'layer-forbidden'
    | 'small-area-shown'
    | 'unsurveyed-shown'
    | 'too-exact'
    | 'phone'
    | 'staff-value'
    | 'nothing-public';
  where: string;
  why: string;
}

/** Members that the agreement has, wherever they stand: a publication with another has something in it nobody agreed on. */
const agreed = new Set(
  (
    'format release city madeOn asOf dataVersion sources rules districts streets places zones grid ' +
    'id title synthetic coordinates mapApproval bbox hotlines warningFeed attribution label number fictional zh en ' +
    'layer source date licence records ' +
    'blankDistanceM cellM smallestLandM2 fewestPipes surveyedFrom coarseM suppressedAreas suppressedCells ' +
    'pipeDensityKmPerKm2 blankShare surveyedShare suppressed place rings ' +
    'kind name pinyin at district street road flood warningDepthM use grade community yearBuilt households renewalStatus ' +
    'depthClass lastEventOn lastDepthClass events eventsSince status riskLevel measures unit hotline ' +
    'returnPeriodYears cells'
  ).split(' '),
);

const exampleMax = 5;

/**
 * What keeps a draft from being published; an empty list lets it go. The draft is in WGS 84. `coarse` makes a place
 * coarse: a flood point that it would move stands more exactly than the public may know.
 */
export function checkPublication(
  { publication, figures }: Draft,
  settings: CitySettings,
  projection: Projection,
  coarse: (place: [number, number]) => { at: [number, number] },
): Breach[] {
  const { city, places } = publication;
  const breaches: Breach[] = [];
  if (isChinaMode(settings) && !settings.synthetic && !isApproval(city.mapApproval)) {
    breaches.push({
      rule: 'map-approval-missing',
      where: 'city.mapApproval',
      why: 'the map rules of China hold for this city: give its map-approval number (审图号), by --map-approval or in city.json',
    });
  }
  if (places.length === 0) breaches.push({ rule: 'nothing-public', where: 'places', why: 'nothing can be looked for' });
  breaches.push(
    ...some(
      'name-missing',
      'it has no name',
      places.filter(({ name }) => name.zh === '' || name.en === ''),
      wordsOf,
    ),
    ...some('member-unknown', 'the agreement has no such member', [...unknownMembers(publication)], (path) => path),
    ...some('too-exact', 'five decimals of a degree at most', [...exactNumbers(publication)], (path) => path),
    ...some(
      'too-exact',
      'a flood point stands on the road in the middle of its square, nowhere else',
      places.filter(({ kind, at }) => kind === 'flood_point' && farM(projection, coarse(at).at, at) > roundingM),
      wordsOf,
    ),
    ...some('phone', 'no public hotline', forbiddenPhones(publication), (words) => words),
    ...figureBreaches('districts', publication.districts, figures.districts, publication),
    ...figureBreaches('streets', publication.streets, figures.streets, publication),
    ...figureBreaches('grid.cells', publication.grid.cells, figures.cells, publication),
  );
  return breaches;
}

/** What five decimals may move a place by, metres. */
const roundingM = 2;

function isApproval(number: string | null): boolean {
  return number !== null && number.trim().length >= 4;
}

function figureBreaches(
  name: string,
  shown: readonly AreaFigures[],
  behind: Draft['figures']['cells'],
  { rules }: Publication,
): Breach[] {
  const isShown = ({ pipeDensityKmPerKm2, blankShare }: AreaFigures): boolean =>
    pipeDensityKmPerKm2 !== null || blankShare !== null;
  const of = (test: (zone: NonNullable<Draft['figures']['cells'][number]>) => boolean): number[] =>
    shown.flatMap((area, i) => (isShown(area) && (!behind[i] || test(behind[i])) ? [i] : []));
  const at = (i: number): string => `${name}[${i}]`;
  return [
    ...some(
      'small-area-shown',
      `fewer than ${rules.fewestPipes} pipes or less than ${rules.smallestLandM2} m² of land stand behind its figures`,
      of((zone) => isTooSmall(zone, rules)),
      at,
    ),
    ...some(
      'unsurveyed-shown',
      'it has figures though the survey has hardly been there',
      of(({ surveyedShare }) => (surveyedShare ?? 1) < rules.surveyedFrom),
      at,
    ),
  ];
}

/** One breach for all that break a rule in the same way, with the first few of them. */
function some<T>(rule: Breach['rule'], why: string, found: readonly T[], words: (found: T) => string): Breach[] {
  if (found.length === 0) return [];
  const where = found.slice(0, exampleMax).map(words).join('; ');
  return [{ rule, where: found.length > exampleMax ? `${where}; … ${found.length} in all` : where, why }];
}

function wordsOf({ kind, name, at }: Place): string {
  return `${kind} ${name.zh || '?'} at ${at.join(', ')}`;
}

function farM(projection: Projection, a: [number, number], b: [number, number]): number {
  const [ax, ay] = projection.forward(...a);
  const [bx, by] = projection.forward(...b);
  return Math.hypot(ax - bx, ay - by);
}

/** Paths of members that the agreement does not have. */
function* unknownMembers(value: unknown, path = ''): Generator<string> {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield* unknownMembers(value[i], `${path}[${i}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (!agreed.has(name)) yield at;
      yield* unknownMembers(member, at);
    }
  }
}

/** Paths of numbers with more than five decimals. */
function* exactNumbers(value: unknown, path = ''): Generator<string> {
  if (typeof value === 'number') {
    if (Math.abs(value * 1e5 - Math.round(value * 1e5)) > 1e-4) yield path;
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* exactNumbers(member, `${path}.${name}`);
  }
}
