import { describe, expect, it } from 'vitest';
import { getProjection } from '../../../data/geo/crs.ts';
import type { CitySettings } from '../../../data/model/manifest.ts';
import { samplePublication } from '../../../data/publication/testing/sample-publication.ts';
import type { ZoneFigures } from '../../engine/public-figures.ts';
import { type Breach, checkPublication } from './check-publication.ts';
import type { Draft } from './make-publication.ts';

const settings: CitySettings = {
  id: 'sample',
  title: { zh: '样城', en: 'Sample City' },
  workingCrs: 'EPSG:4547',
  synthetic: true,
  attribution: { zh: '示范数据', en: 'Sample data' },
};
const zone: ZoneFigures = { landM2: 250_000, lengthM: 3550, pipes: 60, blankShare: 0.15, surveyedShare: 1 };
const hidden: ZoneFigures = { ...zone, surveyedShare: 0 };

/** What a draft of the sample publication breaks after a change of it or of what stands behind it. */
function breachesOf(change: (draft: Draft) => void = () => {}, of: Partial<CitySettings> = {}): Breach[] {
  const draft: Draft = {
    publication: samplePublication(),
    layers: {},
    floods: [],
    nameless: [],
    placeOf: new Map(),
    figures: { districts: [zone], streets: [zone, hidden], cells: [zone, { ...zone, pipes: 3 }, hidden] },
    corners: [],
  };
  change(draft);
  const places = new Set(samplePublication().places.map(({ at }) => at.join()));
  const coarse = (at: [number, number]) => ({ at: places.has(at.join()) ? at : ([0, 0] as [number, number]) });
  return checkPublication(draft, { ...settings, ...of }, getProjection('EPSG:4547'), coarse);
}
const rulesOf = (...of: Parameters<typeof breachesOf>) => breachesOf(...of).map(({ rule }) => rule);

describe('the check of a publication', () => {
  it('lets go what breaks no rule', () => {
    expect(breachesOf()).toEqual([]);
  });

  it('wants a map-approval number of a real city in China mode, of no other', () => {
    expect(rulesOf(undefined, { synthetic: false })).toEqual(['map-approval-missing']);
    expect(rulesOf(({ publication }) => (publication.city.mapApproval = ' '), { synthetic: false })).toEqual([
      'map-approval-missing',
    ]);
    const approved = ({ publication }: Draft): void => void (publication.city.mapApproval = 'GS(2026)0001号');
    expect(rulesOf(approved, { synthetic: false })).toEqual([]);
    expect(rulesOf(undefined, { synthetic: false, workingCrs: 'EPSG:2193' })).toEqual([]);
    expect(rulesOf(undefined, { synthetic: false, publishing: { mapRules: 'none' } })).toEqual([]);
  });

  it('refuses figures of a square that too few pipes or too little land stand behind, and says which', () => {
    for (const small of [{ pipes: 9 }, { landM2: 24_000 }]) {
      const found = breachesOf(({ figures }) => (figures.cells[0] = { ...zone, ...small }));
      expect(found).toMatchObject([{ rule: 'small-area-shown', where: 'grid.cells[0]' }]);
    }
    expect(rulesOf(({ figures }) => (figures.streets[0] = undefined))).toContain('small-area-shown');
  });

  it('refuses figures of a street that is hardly surveyed', () => {
    const found = breachesOf(({ figures }) => (figures.streets[0] = { ...zone, surveyedShare: 0.4 }));
    expect(found).toMatchObject([{ rule: 'unsurveyed-shown', where: 'streets[0]' }]);
  });

  it('refuses a member nobody agreed on, as a staff field would be', () => {
    const found = breachesOf(({ publication }) => Object.assign(publication.places[3].flood!, { cause: 'blocked' }));
    expect(found).toMatchObject([{ rule: 'member-unknown', where: 'places[3].flood.cause' }]);
  });

  it('refuses a flood point that stands more exactly than its square', () => {
    const found = breachesOf(({ publication }) => (publication.places[3].at = [114.01023, 30.00511]));
    expect(found).toMatchObject([{ rule: 'too-exact', where: 'flood_point 人民路下穿 at 114.01023, 30.00511' }]);
  });

  it('refuses more than five decimals', () => {
    const found = breachesOf(({ publication }) => (publication.places[5].at = [114.0120001, 30]));
    expect(found).toMatchObject([{ rule: 'too-exact', where: '.places.5.at.0' }]);
  });

  it.each([
    ['张三 13912345678', '13912345678'],
    ['电话 0755-12345678 转 1', '0755123456781'],
    ['call +86 139 1234 5678', '+8613912345678'],
  ])('refuses a telephone number that is no public hotline: %s', (measures, number) => {
    const found = breachesOf(({ publication }) => {
      publication.places[3].flood!.measures = { zh: measures, en: 'none' };
    });
    expect(found.map(({ rule }) => rule)).toEqual(['phone']);
    expect(found[0].where).toContain(number.slice(0, 11));
  });

  it('refuses a mobile phone also where a record calls it a hotline', () => {
    const found = breachesOf(({ publication }) => {
      publication.places[3].flood!.hotline = { zh: '13912345678', en: '13912345678' };
    });
    expect(found.map(({ rule }) => rule)).toEqual(['phone']);
  });

  it('takes hotlines for what they are, wherever they stand', () => {
    const found = breachesOf(({ publication }) => {
      publication.places[4].flood!.measures = { zh: '请拨 000-0000-0000', en: 'Call 000-0000-0000' };
    });
    expect(found).toEqual([]);
  });

  it('refuses a place without a name, and a publication without any place', () => {
    expect(breachesOf(({ publication }) => (publication.places[7].name = { zh: '', en: '' }))).toMatchObject([
      { rule: 'name-missing', where: 'community ? at 114.008, 30.004' },
    ]);
    expect(rulesOf(({ publication }) => (publication.places = []))).toEqual(['nothing-public']);
  });

  it('names the first few of many', () => {
    const found = breachesOf(({ publication }) => {
      for (const place of publication.places) place.name = { zh: '', en: '' };
    });
    expect(found).toHaveLength(1);
    expect(found[0].where).toMatch(/; … 10 in all$/);
  });
});
