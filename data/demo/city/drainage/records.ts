import type { Projection } from '../../../geo/crs.ts';
import type { Position, SurveyFeature, Value } from '../../../model/feature.ts';
import type { Text } from '../../../model/text.ts';
import { getRoughness } from '../../../network/roughness.ts';
import { nameValues, present } from '../feature-writer.ts';
import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { Drainage } from './drainage.ts';
import { inspect } from './inspections.ts';
import type { Keys } from './keys.ts';
import type { NetNode, NetPipe } from './net.ts';

/** Longitude, latitude with nine decimals, as the product stores them. */
export function toPosition(projection: Projection, x: number, y: number): Position {
  const [lon, lat] = projection.inverse(x, y);
  return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
}

const municipal: Text = { zh: '示范城市政设施管理处', en: 'Demo City Municipal Works Office' };
const drainageCompany: Text = { zh: '示范城排水有限公司', en: 'Demo City Drainage Company' };
const sewageCompany: Text = { zh: '示范城污水处理有限公司', en: 'Demo City Sewage Company' };
const village: Text = { zh: '村集体', en: 'Village collective' };
const owners = {
  storm: [municipal, drainageCompany],
  combined: [drainageCompany, municipal],
  foul: [drainageCompany, sewageCompany],
} as const;

/** What the survey delivers: pipes and the nodes they name, without the street nobody surveyed. */
export function networkRecords(
  drainage: Drainage,
  keys: Keys,
  projection: Projection,
): { pipes: SurveyFeature[]; nodes: SurveyFeature[] } {
  const { plan, net, unsurveyed } = drainage;
  const describe = describer(plan);
  const wanted = new Uint8Array(net.nodes.length);
  const pipes: SurveyFeature[] = [];
  const unlevelled = new Uint8Array(net.nodes.length);
  const random = randomStream(plan.seed, 'records');
  const inspections = inspect(drainage);
  const places = net.nodes.map(({ x, y }) => toPosition(projection, x, y));
  for (const [index, pipe] of net.pipes.entries()) {
    const chance = random();
    if (pipe.removed || unsurveyed.hides(...middle(pipe))) continue;
    wanted[pipe.from] = 1;
    wanted[pipe.to] = 1;
    if (pipe.missing.levels) unlevelled[pipe.from] = unlevelled[pipe.to] = 1;
    pipes.push({
      type: 'Feature',
      id: keys.pipes[index],
      geometry: { type: 'LineString', coordinates: [places[pipe.from], places[pipe.to]] },
      properties: present({
        pipeId: keys.pipes[index],
        ...pipeValues(drainage, keys, pipe, chance),
        ...describe(pipe.edge, pipe.kind, pipe.year),
        ...inspections.get(index),
      }),
    });
  }
  const nodes: SurveyFeature[] = [];
  for (const [index, node] of net.nodes.entries()) {
    if (!wanted[index]) continue;
    nodes.push({
      type: 'Feature',
      id: keys.nodes[index],
      geometry: { type: 'Point', coordinates: places[index] },
      properties: present({ nodeId: keys.nodes[index], ...nodeValues(drainage, keys, node, unlevelled[index] === 1) }),
    });
  }
  return { pipes, nodes };
}

function middle(pipe: NetPipe): [number, number] {
  return [(pipe.points[0] + pipe.points[2]) / 2, (pipe.points[1] + pipe.points[3]) / 2];
}

function pipeValues(drainage: Drainage, keys: Keys, pipe: NetPipe, chance: number): Record<string, Value> {
  const { net } = drainage;
  const { section, missing } = pipe;
  const sized = !missing.diameter;
  const levelled = !missing.levels;
  const remark = remarkOf(pipe);
  return {
    kind: pipe.kind,
    role: pipe.role,
    form: pipe.form,
    diameterM: sized ? section.heightM : null,
    widthM: sized && section.shape !== 'circular' ? section.widthM : null,
    sideSlope: sized ? (section.sideSlope ?? null) : null,
    sectionShape: sized ? section.shape : null,
    material: missing.material ? null : pipe.material,
    lengthM: Math.round(pipe.lengthM * 100) / 100,
    startNodeId: keys.nodes[pipe.from],
    endNodeId: keys.nodes[pipe.to],
    flowEvidence: pipe.role !== 'main' ? 'record_order' : levelled && chance < 0.35 ? 'inverts' : 'surveyed',
    invertStartM: levelled ? pipe.invertStartM : null,
    invertEndM: levelled ? pipe.invertEndM : null,
    pressure: pipe.siphon || pipe.rising ? 'pressure' : 'gravity',
    roughness: pipe.role === 'main' && !missing.material ? getRoughness(pipe.material) : null,
    constructionMethod:
      pipe.form === 'open_channel'
        ? null
        : pipe.siphon || (section.heightM >= 1.5 && pipe.year > 2005 && chance < 0.4)
          ? 'pipe_jacking'
          : 'open_cut',
    yearBuilt: missing.year ? null : pipe.year,
    status: 'in_use',
    systemId: keys.system(net.nodes[pipe.from].system),
    dataSource: chance < 0.78 ? 'surveyed' : 'as_built',
    remark: remark?.zh ?? null,
    remarkEn: remark?.en ?? null,
  };
}

function remarkOf(pipe: NetPipe): Text | null {
  if (pipe.siphon && pipe.free < 1) return { zh: '倒虹管，淤积严重', en: 'Siphon, heavily silted' };
  if (pipe.siphon) return { zh: '倒虹管', en: 'Siphon' };
  if (pipe.rising) return { zh: '泵站压力管', en: 'Rising main' };
  return pipe.intercept ? { zh: '截流管', en: 'Interception pipe' } : null;
}

function nodeValues(drainage: Drainage, keys: Keys, node: NetNode, unlevelled: boolean): Record<string, Value> {
  const { plan, net, waters } = drainage;
  const edge = plan.roads.edges[node.edge];
  const out = net.pipes[node.out];
  const water = waters.list[node.water];
  const bottomM = unlevelled || Number.isNaN(node.bottomM) ? null : node.bottomM;
  const groundM = Math.round(node.groundM * 1000) / 1000;
  const isPump = node.type === 'pump_station';
  const { name, nameEn } = nameValues(structureName(node, edge.name, water?.name));
  return {
    name,
    nameEn,
    nodeType: node.type,
    kind: node.kind,
    groundM,
    bottomM,
    depthM: bottomM === null ? null : Math.max(0, Math.round((groundM - bottomM) * 1000) / 1000),
    manholeType: manholeType(node),
    inletType:
      node.type !== 'inlet'
        ? null
        : edge.roadClass === 'lane' || edge.roadClass === 'local'
          ? 'flat_grate'
          : 'combined',
    outfallType:
      node.type !== 'outfall' || !water
        ? null
        : bottomM !== null && bottomM < water.normalLevelM
          ? 'submerged'
          : 'free',
    hasFlap: node.type === 'outfall' ? node.hasFlap : null,
    receivingWater: water?.name.zh || null,
    receivingWaterEn: water?.name.en || null,
    pumpType: !isPump
      ? null
      : node.underpass
        ? 'underpass'
        : node.kind === 'foul'
          ? out && out.section.heightM >= 1
            ? 'trunk'
            : 'foul'
          : node.kind,
    pumpCount: isPump ? Math.max(2, Math.min(6, Math.ceil(node.pumpM3s / 0.6) + 1)) : null,
    pumpCapacityM3s: isPump ? Math.ceil(node.pumpM3s * 120) / 100 : null,
    yearBuilt: out && !out.missing.year ? out.year : null,
    status: 'in_use',
    roadName: edge.name?.zh ?? null,
    roadNameEn: edge.name?.en ?? null,
    owner: owners[node.kind][0].zh,
    ownerEn: owners[node.kind][0].en,
    systemId: keys.system(node.system),
    dataSource: 'surveyed',
  };
}

/** What a structure is called, after its road and its water; the many nameless ones have none. */
function structureName(node: NetNode, road: Text | null, water: Text | undefined): Text | null {
  const after = (zh: string, en: string, places: (Text | null | undefined)[]): Text => ({
    zh: places.map((place) => place?.zh ?? '').join('') + zh,
    en: [...places.map((place) => place?.en ?? ''), en].filter((part) => part !== '').join(' '),
  });
  switch (node.type) {
    case 'pump_station':
      if (node.underpass) return after('下穿泵站', 'Underpass Pumping Station', [road]);
      return node.kind === 'foul'
        ? after('污水泵站', 'Foul Pumping Station', [road])
        : after('雨水泵站', 'Storm Pumping Station', [road]);
    case 'outfall':
      return after('排放口', 'Outfall', [water, road]);
    case 'treatment_works':
      return after('污水处理厂', 'Sewage Works', [road]);
    case 'diversion':
      return after('截流井', 'Interception Chamber', [road]);
    default:
      return null;
  }
}

function manholeType(node: NetNode): Value {
  if (node.type === 'diversion') return 'interception';
  if (node.type !== 'manhole') return null;
  if (node.siphon) return 'siphon';
  if (node.drop) return 'drop';
  return node.branch && node.ins.length === 0 && node.out < 0 ? 'house_connection' : 'ordinary';
}

/** Road, owner and survey date of what lies along an edge; each street was surveyed in a month of its own. */
function describer(plan: CityPlan): (edge: number, kind: NetPipe['kind'], year: number) => Record<string, Value> {
  const dateOf = new Map(
    plan.streets.map((street) => {
      const random = randomStream(plan.seed, `survey ${street.id}`);
      const month = 3 + Math.floor(random() * 8);
      return [
        street.id,
        `${2022 + Math.floor(random() * 3)}-${String(month).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      ];
    }),
  );
  return (index, kind, year) => {
    const edge = plan.roads.edges[index];
    const owner = edge.character === 'urban_village' ? village : owners[kind][year % 5 === 0 ? 1 : 0];
    return {
      roadName: edge.name?.zh ?? null,
      roadNameEn: edge.name?.en ?? null,
      owner: owner.zh,
      ownerEn: owner.en,
      surveyDate: dateOf.get(edge.streetId) ?? null,
    };
  };
}
