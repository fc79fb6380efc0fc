import { chicagoHyetograph } from '../../data/rain/chicago-hyetograph.ts';
import { findCurve } from '../../data/rain/storm-formula.ts';
import { buildModel } from '../../data/swmm/build-model.ts';
import type { SwmmModel } from '../../data/swmm/model.ts';
import type { Rain } from '../../data/swmm/source.ts';
import { writeInp } from '../../data/swmm/write-inp.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import { cityNetwork } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { choosePipes } from '../analysis/swmm/choose-pipes.ts';
import { collectSource } from '../analysis/swmm/collect-source.ts';
import {
  swmmExportDefaults,
  swmmKeysListed,
  type SwmmExportRequest,
  type SwmmExportResult,
} from '../contract/swmm-export.ts';
import { stormRecordOf } from './capacity-settings.ts';
import { identity } from './result-identity.ts';

/** Links beyond which results are reported every five minutes instead of every one: the file would be gigabytes. */
const fineReportLinks = 5000;

/** Chooses the part, makes the model and writes it as an input file of EPA SWMM 5.2. */
export function swmmExportResult(
  request: SwmmExportRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): SwmmExportResult {
  const settings = { ...swmmExportDefaults, ...request };
  const rain = rainOf(request);
  const city = cityNetwork(context.dataset);
  const chosen = choosePipes(settings.part, settings, context, city);
  context.checkpoint(0.2);
  const { model, assumptions } = buildModel(collectSource(chosen, context, city), settings);
  context.checkpoint(0.7);
  const inp = writeInp(model, assumptions, {
    title: [
      `DrainAtlas export of ${context.dataset.city}`,
      `dataset ${context.dataset.version}, ${context.dataset.workingCrs}`,
    ],
    crs: context.dataset.workingCrs,
    rain,
    drainMin: settings.drainMin,
    reportStepS: model.links.length > fineReportLinks ? 300 : 60,
  });
  return {
    inp,
    assumptions: assumptions.map(({ keys, ...each }) => ({ ...each, keys: keys.slice(0, swmmKeysListed) })),
    counts: countsOf(model),
    leftOut: chosen.leftOut,
    meta: {
      ...identity(context, elapsedMs()),
      parameters: { minLengthM: settings.minLengthM, stripM: settings.stripM, drainMin: settings.drainMin },
      method: {
        zh: '由在用（或状态不明）的管渠生成 SWMM 5.2 动力波模型；缺失的管径、标高等按所列规则补齐，每条规则连同编号写入文件。用于筛查，不代替校核后的模型。',
        en: 'Makes a dynamic-wave model for SWMM 5.2 of the pipes in use (or of unknown status). Missing sizes and levels are filled by the rules listed; each stands in the file with the keys it applies to. For screening; it does not replace a checked model.',
      },
    },
  };
}

/** Rain as given, or the hyetograph of the storm asked for. Throws `request-invalid` for neither, and for years without a curve. */
function rainOf({ rain, storm, design }: SwmmExportRequest): Rain {
  if (rain) return rain;
  if (!design) throw new AnalysisError('request-invalid', 'rain', 'rain or design must be given');
  const { years, durationMin, stepMin, peakShare } = design;
  const curve = findCurve(stormRecordOf({ storm }).formula, years);
  if (!curve) {
    const detail = `the storm formula says nothing of ${years} years; ask for others`;
    throw new AnalysisError('request-invalid', 'design.years', detail);
  }
  const { stepMinutes, stepsMm } = chicagoHyetograph(curve, durationMin, stepMin ?? 5, peakShare ?? 0.4);
  return stepsMm.map((mm, i) => ({ timeMin: i * stepMinutes, intensityMmPerH: (mm * 60) / stepMinutes }));
}

function countsOf({ nodes, links, subcatchments }: SwmmModel): SwmmExportResult['counts'] {
  const nodesOf = (kind: SwmmModel['nodes'][number]['kind']): number =>
    nodes.filter((node) => node.kind === kind).length;
  const linksOf = (kind: SwmmModel['links'][number]['kind']): number =>
    links.filter((link) => link.kind === kind).length;
  return {
    junctions: nodesOf('junction'),
    outfalls: nodesOf('outfall'),
    storages: nodesOf('storage'),
    conduits: linksOf('conduit'),
    pumps: linksOf('pump'),
    weirs: linksOf('weir'),
    subcatchments: subcatchments.length,
    areaHa: subcatchments.reduce((sum, { areaHa }) => sum + areaHa, 0),
  };
}
