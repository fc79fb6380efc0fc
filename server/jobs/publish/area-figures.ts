import type { AreaFigures, PublishingRules } from '../../../data/publication/publication.ts';
import type { ZoneFigures } from '../../engine/public-figures.ts';

type Bounds = Pick<PublishingRules, 'smallestLandM2' | 'fewestPipes' | 'surveyedFrom'>;

/** An area nobody reckoned anything for. */
const unknown: AreaFigures = { pipeDensityKmPerKm2: null, blankShare: null, surveyedShare: null, suppressed: false };

/**
 * What is shown of an area: figures rounded, and none where too little land or too few pipes stand behind them, or where
 * the survey has not been. An area without any pipe shows its zero: that there is nothing gives nothing away.
 */
export function areaFigures(zone: ZoneFigures | undefined, bounds: Bounds): AreaFigures {
  if (!zone || zone.landM2 === 0) return unknown;
  const surveyedShare = zone.surveyedShare === null ? null : roundTo(0.05, zone.surveyedShare);
  if ((zone.surveyedShare ?? 1) < bounds.surveyedFrom || zone.blankShare === null) {
    return { ...unknown, surveyedShare };
  }
  if (isTooSmall(zone, bounds)) return { ...unknown, surveyedShare, suppressed: true };
  return {
    pipeDensityKmPerKm2: roundTo(0.1, zone.lengthM / 1000 / (zone.landM2 / 1e6)),
    blankShare: roundTo(0.05, zone.blankShare),
    surveyedShare,
    suppressed: false,
  };
}

/** Whether a figure of an area would be about a few houses or a few pipes. */
export function isTooSmall({ landM2, pipes }: ZoneFigures, { smallestLandM2, fewestPipes }: Bounds): boolean {
  return landM2 < smallestLandM2 || (pipes > 0 && pipes < fewestPipes);
}

function roundTo(step: number, value: number): number {
  return Math.round(Math.round(value / step) * step * 100) / 100;
}
