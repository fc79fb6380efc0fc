import type { Projection } from '../../../geo/crs.ts';
import type { SurveyFeature } from '../../../model/feature.ts';
import type { Text } from '../../../model/text.ts';
import { cellAt, createGrid, paintPolygon } from '../drainage/grid.ts';
import type { Drainage } from '../drainage/drainage.ts';
import { createPointHash } from '../drainage/point-hash.ts';
import { toPosition } from '../drainage/records.ts';
import { present, textValues } from '../feature-writer.ts';
import type { StreetArea } from '../plan.ts';
import type { FloodPoint } from './flood-list.ts';

const measures: Record<string, Text> = {
  undersized: { zh: '扩建雨水管道，汛期应急排涝', en: 'Enlarge the storm sewer; mobile pumps in the flood season' },
  low_lying: {
    zh: '增设雨水口与强排泵站，汛期值守',
    en: 'More inlets and a pumping station; watch in the flood season',
  },
  backwater: { zh: '修复出水口拍门，加装闸泵', en: 'Repair the flap of the outfall; add gate and pump' },
  blocked: { zh: '清淤疏通，修复塌陷管段', en: 'Clear sediment; repair collapsed pipes' },
  missing_inlets: { zh: '增设雨水口，改造收水井', en: 'More inlets; rebuild the gully pits' },
  no_network: { zh: '新建雨水管网，消除空白区', en: 'Build storm sewers; close the blank area' },
  misconnection: { zh: '混错接改造，雨污分流', en: 'Correct misconnections; separate storm and foul' },
};

/** Nobody may take a unit or a number of the sample city for a real one. */
const fictional = ({ zh, en }: Text): Text => ({ zh: `${zh}（虚构）`, en: `${en} (fictional)` });

const waterBureau = fictional({ zh: '示范城水务局', en: 'Demo City Water Bureau' });
const depot = (number: number): Text =>
  fictional({ zh: `示范城排水有限公司第${number}养护所`, en: `Demo City Drainage Company, Depot ${number}` });
const officeOf = ({ zh, en }: Text): Text => fictional({ zh: `${zh}办事处`, en: `${en} Office` });
const bureauOf = ({ zh, en }: Text): Text =>
  fictional({ zh: `${zh}住房和城乡建设局`, en: `${en} Housing and Construction Bureau` });

/** Records of the flood-prone points and of the events at them. Units are invented, phones marked as fictional. */
export function floodRecords(
  drainage: Drainage,
  points: readonly FloodPoint[],
  projection: Projection,
): { floodPoints: SurveyFeature[]; floodEvents: SurveyFeature[] } {
  const { plan } = drainage;
  const streetAt = streetIndex(drainage);
  const nameAt = placeNames(drainage);
  const used = new Map<string, number>();
  const floodPoints: SurveyFeature[] = [];
  const floodEvents: SurveyFeature[] = [];
  for (const [index, point] of points.entries()) {
    const floodPointId = `YLD-${String(index + 1).padStart(3, '0')}`;
    const street = streetAt(point.x, point.y);
    const district = plan.districts.find((d) => d.id === street?.districtId);
    const base = nameAt(point);
    const count = (used.get(base.zh) ?? 0) + 1;
    used.set(base.zh, count);
    const coordinates = toPosition(projection, point.x, point.y);
    const deepest = Math.max(0.05, ...point.events.map((e) => e.depthM));
    const maxDepthM = point.events.length > 0 ? deepest : Math.round(100 * point.depthM) / 100;
    floodPoints.push({
      type: 'Feature',
      id: floodPointId,
      geometry: { type: 'Point', coordinates },
      properties: present({
        floodPointId,
        name: count > 1 ? `${base.zh}（${count}）` : base.zh,
        nameEn: count > 1 ? `${base.en} (${count})` : base.en,
        riskLevel: maxDepthM >= 0.6 ? 'red' : maxDepthM >= 0.4 ? 'orange' : maxDepthM >= 0.27 ? 'yellow' : 'blue',
        floodStatus: point.status,
        cause: point.cause,
        maxDepthM,
        areaM2: Math.round(point.areaM2 / 10) * 10,
        durationMin: point.durationMin,
        lastEventDate: point.events.at(-1)?.storm.date ?? null,
        rainThresholdMm: point.thresholdMm,
        ...textValues('measures', measures[point.cause]),
        ...textValues('pointUnit', depot(1 + (index % 6))),
        ...textValues('streetUnit', street && officeOf(street.name)),
        ...textValues('districtUnit', district && bureauOf(district.name)),
        ...textValues('cityUnit', waterBureau),
        ...textValues('hotline', fictional({ zh: '000-0000-0000', en: '000-0000-0000' })),
        contactName: '值班员（虚构）',
        contactPhone: `000-0000-${String(index + 1).padStart(4, '0')}（虚构）`,
        dataSource: 'other',
      }),
    });
    for (const [k, event] of point.events.entries()) {
      const eventId = `${floodPointId}-${String(k + 1).padStart(2, '0')}`;
      floodEvents.push({
        type: 'Feature',
        id: eventId,
        geometry: { type: 'Point', coordinates },
        properties: {
          eventId,
          floodPointId,
          date: event.storm.date,
          depthM: event.depthM,
          rainMm: event.storm.rainMm,
          durationMin: event.durationMin,
          dataSource: 'other',
        },
      });
    }
  }
  return { floodPoints, floodEvents };
}

function streetIndex({ plan }: Drainage): (x: number, y: number) => StreetArea | undefined {
  const grid = createGrid(plan.extent, 20);
  for (const [i, street] of plan.streets.entries()) paintPolygon(grid, street.polygon, i + 1);
  return (x, y) => {
    const cell = cellAt(grid, x, y);
    return cell < 0 ? undefined : plan.streets[grid.value[cell] - 1];
  };
}

/** What people call a place: the crossing of two named roads, else the road, else the street's quarter. */
function placeNames(drainage: Drainage): (point: FloodPoint) => Text {
  const { plan, net } = drainage;
  const { nodes, edges } = plan.roads;
  const namesAt = new Map<number, Map<string, string>>();
  for (const edge of edges) {
    if (!edge.name) continue;
    for (const node of [edge.from, edge.to]) {
      const names = namesAt.get(node);
      if (names) names.set(edge.name.zh, edge.name.en);
      else namesAt.set(node, new Map([[edge.name.zh, edge.name.en]]));
    }
  }
  const hash = createPointHash(120);
  for (const node of namesAt.keys()) hash.add(nodes[2 * node], nodes[2 * node + 1], node);
  const streetAt = streetIndex(drainage);
  return (point) => {
    const crossing = hash.nearest(point.x, point.y, 130, (node) => namesAt.get(node)!.size > 1);
    if (crossing >= 0) {
      const [first, second] = [...namesAt.get(crossing)!].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return { zh: `${first[0]}与${second[0]}交叉口`, en: `${first[1]} / ${second[1]}` };
    }
    const road = point.node >= 0 ? edges[net.nodes[point.node].edge].name : undefined;
    if (road) return { zh: `${road.zh}段`, en: road.en };
    const street = streetAt(point.x, point.y);
    return street
      ? { zh: `${street.name.zh.replace(/街道$/, '')}片区`, en: `${street.name.en.replace(/ Subdistrict$/, '')} Area` }
      : { zh: '城郊片区', en: 'Suburban Area' };
  };
}
