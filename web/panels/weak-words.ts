import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { exposureM, nearFloodM, type WeakComponent, type WeakEvidence, type WeakWeights } from '../../data/weak-points/components.ts'; // prettier-ignore
import { weakReasons } from '../../data/weak-points/reasons.ts';
import type { WeakTable } from '../api/weak-columns.ts';
import { type Language, useApp } from '../state/app-state.ts';
import { formatNumber, formatQuantity } from '../ui/format.ts';

export interface WeakWords {
  /** Evidence of one component in words; undefined where there are no figures for it. */
  evidence: (table: WeakTable, i: number, component: WeakComponent) => string | undefined;
  /** What is not known, in words. */
  missing: (component: WeakComponent) => string;
  /** The strongest reasons and the first gaps in one sentence. */
  sentence: (table: WeakTable, i: number, weights: WeakWeights) => string;
  /** A pipe's size: DN of the circle of the same area. */
  size: (sizeM: number) => string;
}

/** Reasons and gaps that a sentence of the table has room for. */
const [reasonsMax, gapsMax] = [3, 2];

/** Reasons of weak points in the language on screen, put together from figures. */
export function useWeakWords(): WeakWords {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const evidence: WeakWords['evidence'] = (table, i, component) => {
    const of = (name: WeakEvidence): number => table.evidence[name]?.[i] ?? NaN;
    return phrases[component]({ t, language, of, isFloodPoint: table.kind === 'flood_points' }) || undefined;
  };
  const missing = (component: WeakComponent): string => t(`weak.missing.${component}`);
  const sentence: WeakWords['sentence'] = (table, i, weights) => {
    const { reasons, unknown } = weakReasons(table, i, weights);
    const told = reasons.map(({ component }) => evidence(table, i, component)).filter((text) => text !== undefined);
    const gaps = unknown.slice(0, gapsMax).map(missing);
    return [...told.slice(0, reasonsMax), ...gaps].join(t('weak.and')) || t('weak.sound');
  };
  return { evidence, missing, sentence, size: sizeText };
}

interface Figures {
  t: TFunction;
  language: Language;
  of: (name: WeakEvidence) => number;
  isFloodPoint: boolean;
}

const sizeText = (sizeM: number): string => `DN${Math.round(sizeM * 1000)}`;
const metres = (value: number, { language }: Figures, digits = 2): string => formatQuantity(value, 'm', language, digits); // prettier-ignore
const perMille = (slope: number, { language }: Figures): string => formatQuantity(slope * 1000, 'permille', language, 2); // prettier-ignore
const is = (value: number): boolean => !Number.isNaN(value);

/** What is said of each component; '' where it has no figures. */
const phrases: Record<WeakComponent, (figures: Figures) => string> = {
  capacity({ t, language, of }) {
    if (is(of('carriesYears'))) {
      return t('weak.reason.capacityYears', { years: formatNumber(of('carriesYears'), language, 1) });
    }
    if (!is(of('capacityM3s'))) return '';
    const flow = (name: WeakEvidence): string => formatNumber(of(name), language, 2);
    return t('weak.reason.capacityFlow', { capacity: flow('capacityM3s'), design: flow('designM3s') });
  },
  flood(figures) {
    const { t, language, of, isFloodPoint } = figures;
    if (isFloodPoint && of('floodM') === 0) return t('weak.reason.floodHere');
    const [down, near, drowned] = [of('floodsDownstream'), of('floodsNear'), of('floodsBackwater')];
    // Those near an outfall are as a rule those within its backwater: they are told once.
    if (drowned > 0 && drowned >= near) {
      const fixed = of('floodsBackwaterFixed');
      const words = { n: formatNumber(drowned, language), distance: metres(of('floodsBackwaterM'), figures, 0) };
      if (fixed === 0) return t('weak.reason.floodsBackwater', words);
      return t('weak.reason.floodsBackwaterFixed', { ...words, fixed: formatNumber(fixed, language) });
    }
    const distance = metres(nearFloodM, figures, 0);
    if (down > 1) return t('weak.reason.floodsDownstream', { n: formatNumber(down, language), distance });
    if (down === 1) return t('weak.reason.floodDownstream', { distance });
    if (near > 1) return t('weak.reason.floodsNear', { n: formatNumber(near, language), distance });
    if (near === 1) return t('weak.reason.floodNear', { distance });
    if (!is(of('floodM'))) return '';
    const away = { distance: metres(of('floodM'), figures, 0) };
    return of('floodStraight') === 1 ? t('weak.reason.floodStraight', away) : t('weak.reason.floodAlong', away);
  },
  defect({ t, language, of }) {
    const [repair, maintenance] = [of('repairIndex'), of('maintenanceIndex')];
    const words = { repair: formatNumber(repair, language, 1), maintenance: formatNumber(maintenance, language, 1) };
    if (is(repair) && is(maintenance)) return t('weak.reason.defectBoth', words);
    if (is(repair)) return t('weak.reason.defectRepair', words);
    return is(maintenance) ? t('weak.reason.defectMaintenance', words) : '';
  },
  slope(figures) {
    const { t, of } = figures;
    if (of('riseM') > 0.02) return t('weak.reason.rises', { rise: metres(of('riseM'), figures) });
    if (!is(of('slope')) || !is(of('leastSlope'))) return '';
    return t('weak.reason.flat', { slope: perMille(of('slope'), figures), least: perMille(of('leastSlope'), figures) });
  },
  narrowing({ t, of }) {
    if (!is(of('upstreamM')) || !is(of('sizeM'))) return '';
    return t('weak.reason.narrowing', { size: sizeText(of('sizeM')), upstream: sizeText(of('upstreamM')) });
  },
  backwater(figures) {
    const { t, of } = figures;
    if (!is(of('drownedM'))) return of('drownedShare') > 0 ? t('weak.reason.drownedRecorded') : '';
    if (of('drownedM') <= 0) return '';
    const depth = { depth: metres(of('drownedM'), figures) };
    return of('flap') === 1 ? t('weak.reason.drownedFlap', depth) : t('weak.reason.drowned', depth);
  },
  depression(figures) {
    const depthM = figures.of('hollowM');
    return depthM > 0 ? figures.t('weak.reason.hollow', { depth: metres(depthM, figures) }) : '';
  },
  exposure(figures) {
    const { t, language, of } = figures;
    const distance = metres(exposureM, figures, 0);
    const things = (['undergroundSpaces', 'oldCommunities', 'heritageDistricts'] as const)
      .filter((name) => of(name) > 0)
      .map((name) => t(`weak.reason.${name}`, { n: formatNumber(of(name), language), distance }));
    if (is(of('peoplePerKm2'))) things.push(t('weak.reason.people', { n: formatNumber(of('peoplePerKm2'), language) }));
    return things.join(t('weak.and'));
  },
  age({ t, language, of }) {
    return is(of('ageYears')) ? t('weak.reason.age', { n: formatNumber(of('ageYears'), language) }) : '';
  },
};
