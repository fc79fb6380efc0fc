import type { Publication } from '../publication.ts';

const same = (text: string) => ({ zh: text, en: text });
const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

/** A publication by hand: one district with two streets, a place of every kind, one risk zone. A new one at each call. */
export function samplePublication(): Publication {
  const figures = { pipeDensityKmPerKm2: 14.2, blankShare: 0.15, surveyedShare: 1, suppressed: false };
  return {
    format: 1,
    release: '0123456789abcdef',
    city: {
      id: 'sample',
      title: { zh: '样城', en: 'Sample City' },
      synthetic: true,
      coordinates: 'WGS84',
      mapApproval: null,
      bbox: [114, 30, 114.04, 30.02],
      hotlines: [{ label: { zh: '防汛热线', en: 'Flood line' }, number: '000-0000-0000', fictional: true }],
      warningFeed: null,
      attribution: { zh: '示范数据', en: 'Sample data' },
    },
    madeOn: '2026-11-21',
    asOf: '2024-07-08',
    dataVersion: '20261121T000000Z-000000',
    sources: [
      {
        layer: 'flood_points',
        title: { zh: '易涝点', en: 'Flood-prone points' },
        source: same('sample'),
        date: '2024-07-08',
        licence: null,
        records: 2,
      },
    ],
    rules: {
      blankDistanceM: 50,
      cellM: 500,
      smallestLandM2: 25_000,
      fewestPipes: 10,
      surveyedFrom: 0.5,
      coarseM: 100,
      suppressedAreas: 0,
      suppressedCells: 1,
    },
    districts: [{ ...figures, place: 0, rings: [square(114, 30, 0.04)] }],
    streets: [
      { ...figures, place: 1, rings: [square(114, 30, 0.02)] },
      {
        pipeDensityKmPerKm2: null,
        blankShare: null,
        surveyedShare: 0.2,
        suppressed: false,
        place: 2,
        rings: [square(114.02, 30, 0.02)],
      },
    ],
    places: [
      at('d1', 'district', { zh: '东区', en: 'East District' }, 'dong qu', [114.02, 30.01], { street: null }),
      at('s1', 'street', { zh: '人民街道', en: 'Renmin Subdistrict' }, 'ren min jie dao', [114.01, 30.01]),
      at('s2', 'street', { zh: '新村街道', en: 'Xincun Subdistrict' }, 'xin cun jie dao', [114.03, 30.01], {
        street: 1,
      }),
      at(
        'f1',
        'flood_point',
        { zh: '人民路下穿', en: 'Renmin Road Underbridge' },
        'ren min lu xia chuan',
        [114.01, 30.005],
        {
          road: { zh: '人民路', en: 'Renmin Road' },
          flood: {
            depthClass: 'knee',
            lastEventOn: '2024-07-08',
            lastDepthClass: 'shin',
            events: 3,
            eventsSince: '2016-07-01',
            status: 'in_progress',
            riskLevel: 'orange',
            measures: { zh: '扩建雨水管道', en: 'Enlarge the storm sewer' },
            unit: { zh: '养护所（虚构）', en: 'Depot (fictional)' },
            hotline: { zh: '000-0000-0000（虚构）', en: '000-0000-0000 (fictional)' },
          },
        },
      ),
      at('f2', 'flood_point', { zh: '新村东口', en: 'Xincun East Gate' }, 'xin cun dong kou', [114.03, 30.015], {
        street: 1,
        flood: {
          depthClass: null,
          lastEventOn: null,
          lastDepthClass: null,
          events: 0,
          eventsSince: null,
          status: null,
          riskLevel: null,
          measures: null,
          unit: null,
          hotline: null,
        },
      }),
      at('u1', 'underpass', { zh: '铁路桥下穿', en: 'Railway Underpass' }, 'tie lu qiao xia chuan', [114.012, 30.006], {
        warningDepthM: 0.15,
      }),
      at(
        'g1',
        'underground',
        { zh: '中心站A口', en: 'Central Station Exit A' },
        'zhong xin zhan A kou',
        [114.011, 30.011],
        {
          warningDepthM: null,
          use: 'metro',
        },
      ),
      at('c1', 'community', { zh: '临店新村', en: 'Lindian New Village' }, 'lin dian xin cun', [114.008, 30.004], {
        bbox: [114.007, 30.003, 114.009, 30.005],
        community: { yearBuilt: 1985, households: 1246, renewalStatus: 'done' },
      }),
      at(
        'h1',
        'heritage',
        { zh: '卢氏药铺旧址', en: 'Lu Former Pharmacy' },
        'lu shi yao pu jiu zhi',
        [114.006, 30.003],
        {
          grade: 'municipal',
        },
      ),
      at('r1', 'road', { zh: '人民路', en: 'Renmin Road' }, 'ren min lu', [114.01, 30.005], {
        bbox: [114.002, 30.004, 114.018, 30.006],
      }),
    ],
    zones: [{ riskLevel: 'red', returnPeriodYears: 30, depthClass: 'knee', rings: [square(114.009, 30.004, 0.002)] }],
    grid: {
      cellM: 500,
      cells: [
        { ...figures, at: [114.0026, 30.0023] },
        { pipeDensityKmPerKm2: null, blankShare: null, surveyedShare: 1, suppressed: true, at: [114.0078, 30.0023] },
        { pipeDensityKmPerKm2: null, blankShare: null, surveyedShare: 0, suppressed: false, at: [114.03, 30.015] },
      ],
    },
  };
}

function at(
  id: string,
  kind: Publication['places'][number]['kind'],
  name: Publication['places'][number]['name'],
  pinyin: string,
  place: [number, number],
  more: Partial<Publication['places'][number]> = {},
): Publication['places'][number] {
  return { id, kind, name, pinyin, at: place, district: 0, street: 0, ...more };
}
