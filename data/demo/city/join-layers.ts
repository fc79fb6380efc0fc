import type { Projection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { textValues } from './feature-writer.ts';
import type { DrainageFeatures } from './drainage-features.ts';
import { toPosition } from './drainage/records.ts';
import type { CityPlan } from './plan.ts';

type Layers = Record<string, SurveyFeature[]>;

/**
 * Puts the layers of form and drainage together, where each needs the other: underpasses name the station that pumps
 * them dry, and treatment works are lifelines.
 */
export function joinLayers(plan: CityPlan, form: Layers, made: DrainageFeatures, projection: Projection): Layers {
  const { net } = made.drainage;
  const delivered = new Set(made.features.nodes.map((node) => node.id));
  const stationOf = new Map<number, string>();
  const works: SurveyFeature[] = [];
  for (const [i, node] of net.nodes.entries()) {
    const key = made.keys.nodes[i];
    if (!delivered.has(key)) continue;
    if (node.underpass) stationOf.set(node.edge, key);
    if (node.type !== 'treatment_works') continue;
    const lifelineId = `LW${String(works.length + 1).padStart(2, '0')}`;
    const number = works.length + 1;
    const name = `示范城第${'一二三四'[number - 1] ?? number}污水处理厂`;
    const nameEn = `Demo City Sewage Works No. ${number}`;
    works.push({
      type: 'Feature',
      id: lifelineId,
      geometry: { type: 'Point', coordinates: toPosition(projection, node.x, node.y) },
      properties: {
        lifelineId,
        name,
        nameEn,
        lifelineType: 'foul_works',
        ...textValues('owner', { zh: '示范城污水处理有限公司（虚构）', en: 'Demo City Sewage Company (fictional)' }),
      },
    });
  }
  const underpassEdges = plan.roads.edges.flatMap((edge, i) => (edge.level === -1 ? [i] : []));
  const underpasses = (form.underpasses ?? []).map((feature, i) => {
    const pumpStationId = stationOf.get(underpassEdges[i]);
    return pumpStationId ? { ...feature, properties: { ...feature.properties, pumpStationId } } : feature;
  });
  return { ...form, ...made.features, underpasses, lifelines: [...(form.lifelines ?? []), ...works] };
}
