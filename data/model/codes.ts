import type { Text } from './text.ts';

/**
 * Code lists. The product stores its own stable words (`storm`); each entry names the code it has in every scheme
 * it is known in, because the same integer means different things in different standards.
 *
 * Schemes: `guide2013` 《城市排水防涝设施普查数据采集与管理技术导则（试行）》 as implemented by public software
 * (domain reference 1.3); `cjj61` CJJ 61-2017 annexes B, C (domain reference 1.4).
 */
export interface CodeEntry {
  code: string;
  label: Text;
  /** Code of this entry per scheme. */
  schemes?: { guide2013?: string; cjj61?: string };
}

const e = (code: string, zh: string, en: string, guide2013?: string, cjj61?: string): CodeEntry => ({
  code,
  label: { zh, en },
  ...(guide2013 || cjj61 ? { schemes: { ...(guide2013 ? { guide2013 } : {}), ...(cjj61 ? { cjj61 } : {}) } } : {}),
});

export const codeLists = {
  /** What the conduit or node carries 类别. */
  drainageKind: [
    e('storm', '雨水', 'Storm', '1', 'YS'),
    e('foul', '污水', 'Foul', '2', 'WS'),
    e('combined', '雨污合流', 'Combined', '3', 'HS'),
    e('other', '其他', 'Other', '4'),
  ],
  /** Mains count for density and blank areas; connections do not. Not in the guide: told from the source's own types. */
  pipeRole: [
    e('main', '干支管', 'Main'),
    e('inlet_connection', '雨水口连接管', 'Inlet connection'),
    e('lateral', '户线', 'House lateral'),
    e('other', '其他', 'Other'),
  ],
  pipeForm: [
    e('pipe', '管道', 'Pipe'),
    e('covered_channel', '暗渠', 'Covered channel'),
    e('open_channel', '明渠', 'Open channel'),
  ],
  status: [
    e('planned', '拟建', 'Planned', '1'),
    e('under_construction', '在建', 'Under construction', '2'),
    e('in_use', '在用', 'In use', '3', '0'),
    e('to_be_abandoned', '待废', 'To be abandoned', '4'),
    e('abandoned', '已废', 'Abandoned', '5', '1'),
    e('removed', '已拆除', 'Removed'),
    e('other', '其他', 'Other', '6', '3'),
  ],
  material: [
    e('concrete', '混凝土', 'Concrete', '1', 'T'),
    e('reinforced_concrete', '钢筋混凝土', 'Reinforced concrete', '2'),
    e('vitrified_clay', '陶土', 'Vitrified clay', '3', 'TC'),
    e('pe', 'PE', 'PE', '4', 'PE'),
    e('hdpe', 'HDPE', 'HDPE', '5'),
    e('pvc', 'UPVC', 'PVC', '6', 'PVC'),
    e('cast_iron', '铸铁', 'Cast iron', '7', 'ZT'),
    e('ductile_iron', '球墨铸铁', 'Ductile iron', undefined, 'QM'),
    e('grp', '玻璃钢夹砂', 'GRP', '8', 'BLG'),
    e('steel', '钢', 'Steel', '9', 'G'),
    e('asbestos_cement', '石棉水泥', 'Asbestos cement', '10', 'SM'),
    e('brick', '砖', 'Brick', undefined, 'Z'),
    e('stone', '石', 'Stone', undefined, 'S'),
    e('masonry', '砖石', 'Masonry', undefined, 'ZS'),
    e('other', '其他', 'Other', '11'),
  ],
  sectionShape: [
    e('circular', '圆形', 'Circular', '1'),
    e('trapezoidal', '梯形', 'Trapezoidal', '2'),
    e('triangular', '三角形', 'Triangular', '3'),
    e('elliptical', '椭圆形', 'Elliptical', '4'),
    e('egg', '卵形', 'Egg-shaped'),
    e('rectangular', '矩形', 'Rectangular', '5'),
    e('irregular', '不规则', 'Irregular', '6'),
  ],
  pressure: [
    e('gravity', '重力', 'Gravity', '1'),
    e('pressure', '压力', 'Pressure', '2'),
    e('other', '其他', 'Other', '3'),
  ],
  /** Evidence for the flow direction kept with each pipe. */
  flowEvidence: [
    e('surveyed', '实测流向', 'Surveyed flow'),
    e('record_order', '记录顺序', 'Record order'),
    e('inverts', '管底高程', 'Inverts'),
    e('pump', '泵站出水', 'Away from a pump'),
    e('outfall', '至排放口', 'Way to an outfall'),
  ],
  constructionMethod: [
    e('open_cut', '开槽埋管', 'Open cut', '1'),
    e('pipe_jacking', '顶管', 'Pipe jacking', '2', 'DG'),
    e('shield', '盾构', 'Shield', '3'),
    e('pull_back', '拖拉管', 'Pull-back', '4'),
    e('other', '其他', 'Other', '5'),
  ],
  /** Methods of CJJ 181. */
  inspectionMethod: [
    e('cctv', 'CCTV检测', 'CCTV'),
    e('sonar', '声呐检测', 'Sonar'),
    e('quick_view', '潜望镜检测（QV）', 'Quick view (QV)'),
    e('other', '其他', 'Other'),
  ],
  /** Defect grades of CJJ 181 by F or G: ≤ 1, 1–3, 3–6, > 6 (domain reference 3.1). */
  conditionGrade: [
    e('grade_1', 'I级（无或轻微）', 'I (none or slight)'),
    e('grade_2', 'II级（明显超过I级）', 'II (clearly beyond I)'),
    e('grade_3', 'III级（严重）', 'III (serious)'),
    e('grade_4', 'IV级（重大）', 'IV (major)'),
  ],
  nodeType: [
    e('manhole', '检查井', 'Manhole'),
    e('inlet', '雨水口', 'Inlet'),
    e('intake', '进水口', 'Intake'),
    e('outfall', '排放口', 'Outfall'),
    e('pump_station', '泵站', 'Pump station'),
    e('storage', '调蓄设施', 'Storage'),
    e('gate', '闸门', 'Gate'),
    e('valve', '阀门', 'Valve'),
    e('weir', '溢流堰', 'Weir'),
    e('diversion', '截流设施', 'Diversion structure'),
    e('treatment_works', '污水处理厂', 'Treatment works'),
    e('junction', '连接点', 'Junction'),
    e('dead_end', '管堵', 'Dead end'),
    e('other', '其他', 'Other'),
  ],
  manholeType: [
    e('ordinary', '排水井', 'Ordinary', '1'),
    e('house_connection', '接户井', 'House connection', '2'),
    e('gate_valve', '闸阀井', 'Gate chamber', '3'),
    e('overflow', '溢流井', 'Overflow', '4'),
    e('siphon', '倒虹井', 'Siphon', '5'),
    e('vent', '透气井', 'Vent', '6'),
    e('pressure', '压力井', 'Pressure', '7'),
    e('inspection', '检测井', 'Inspection', '8'),
    e('flap', '拍门井', 'Flap', '9'),
    e('interception', '截流井', 'Interception', '10'),
    e('water_seal', '水封井', 'Water seal', '11'),
    e('drop', '跌水井', 'Drop', '12'),
    e('other', '其他', 'Other', '13'),
  ],
  inletType: [
    e('flat_grate', '平篦式', 'Flat grate', '1'),
    e('kerb', '立篦式', 'Kerb opening', '2'),
    e('combined', '联合式', 'Combined', '3'),
    e('gutter', '偏沟式', 'Gutter', '4'),
    e('kerbstone', '道牙', 'Kerbstone', '5'),
    e('other', '其他', 'Other', '6'),
  ],
  outfallType: [
    e('free', '自由出流', 'Free', '1'),
    e('submerged', '常水位淹没', 'Submerged', '2'),
    e('tidal', '潮汐影响', 'Tidal', '3'),
  ],
  pumpType: [
    e('storm', '雨水泵站', 'Storm', '1'),
    e('foul', '污水泵站', 'Foul', '2'),
    e('combined', '合流泵站', 'Combined', '3'),
    e('underpass', '地道泵站', 'Underpass', '4'),
    e('pump_gate', '泵闸', 'Pump gate', '5'),
    e('trunk', '干线输送泵站', 'Trunk transfer', '6'),
    e('branch', '支线输送泵站', 'Branch transfer', '7'),
    e('joint', '合建泵站', 'Joint', '8'),
    e('works_lift', '污水处理厂提升泵站', 'Works lift', '9'),
    e('other', '其他（临时）', 'Other (temporary)', '10'),
  ],
  dataSource: [
    e('design', '设计图', 'Design drawing', '1'),
    e('as_built', '竣工图', 'As-built drawing', '2'),
    e('surveyed', '现场测绘', 'Field survey', '3'),
    e('estimated', '人工估计', 'Estimate', '4'),
    e('other', '其他', 'Other', '5'),
  ],
  floodCause: [
    e('undersized', '管道能力不足', 'Undersized pipes'),
    e('low_lying', '地势低洼', 'Low-lying ground'),
    e('backwater', '外水顶托倒灌', 'Backwater from the receiving water'),
    e('blocked', '管道淤堵破损', 'Blocked or broken pipe'),
    e('missing_inlets', '收水能力不足', 'Too few inlets'),
    e('no_network', '管网缺失', 'No network'),
    e('pump_failure', '泵站能力不足或故障', 'Pump too small or failed'),
    e('misconnection', '雨污混接', 'Misconnection'),
    e('other', '其他', 'Other'),
  ],
  floodStatus: [
    e('found', '已发现', 'Found'),
    e('reported', '已上报', 'Reported'),
    e('in_progress', '在治', 'Being fixed'),
    e('fixed', '已整治', 'Fixed'),
    e('verified', '已验收销号', 'Verified'),
  ],
  riskLevel: [
    e('red', '极高（红）', 'Very high (red)'),
    e('orange', '高（橙）', 'High (orange)'),
    e('yellow', '中（黄）', 'Medium (yellow)'),
    e('blue', '低（蓝）', 'Low (blue)'),
  ],
  undergroundUse: [
    e('garage', '地下车库', 'Underground garage'),
    e('metro', '地铁出入口', 'Metro entrance'),
    e('shopping', '地下商业', 'Underground shopping'),
    e('tunnel', '隧道', 'Tunnel'),
    e('civil_defence', '人防工程', 'Civil defence'),
    e('other', '其他', 'Other'),
  ],
  landCover: [
    e('building', '建筑', 'Buildings'),
    e('paved', '硬化地面', 'Paved'),
    e('green', '绿地', 'Green'),
    e('bare', '裸地', 'Bare soil'),
    e('farmland', '农田', 'Farmland'),
    e('forest', '林地', 'Forest'),
    e('water', '水面', 'Water'),
  ],
  roadClass: [
    e('expressway', '快速路', 'Expressway'),
    e('arterial', '主干路', 'Arterial'),
    e('secondary', '次干路', 'Secondary'),
    e('local', '支路', 'Local'),
    e('lane', '街巷', 'Lane'),
  ],
  railType: [e('rail', '铁路', 'Railway'), e('metro', '轨道交通', 'Metro'), e('station', '车站', 'Station')],
  waterType: [
    e('river', '河流', 'River'),
    e('canal', '渠道', 'Canal'),
    e('lake', '湖泊', 'Lake'),
    e('reservoir', '水库', 'Reservoir'),
    e('sea', '海', 'Sea'),
    e('pond', '坑塘', 'Pond'),
  ],
  renewalStatus: [
    e('not_started', '未改造', 'Not started'),
    e('planned', '计划改造', 'Planned'),
    e('in_progress', '改造中', 'In progress'),
    e('done', '已改造', 'Done'),
  ],
  separation: [
    e('separated', '分流', 'Separated'),
    e('partly', '部分分流', 'Partly separated'),
    e('combined', '合流', 'Combined'),
  ],
  heritageZone: [e('core', '核心保护范围', 'Core zone'), e('buffer', '建设控制地带', 'Buffer zone')],
  heritageGrade: [
    e('national', '国家级', 'National'),
    e('provincial', '省级', 'Provincial'),
    e('municipal', '市级', 'Municipal'),
    e('county', '县级', 'County'),
    e('ungraded', '未定级', 'Ungraded'),
  ],
  lifelineType: [
    e('water_works', '自来水厂', 'Water works'),
    e('foul_works', '污水处理厂', 'Wastewater works'),
    e('gas_station', '燃气站', 'Gas station'),
    e('substation', '变电站', 'Substation'),
    e('hospital', '医院', 'Hospital'),
    e('telecom', '通信枢纽', 'Telecom hub'),
    e('other', '其他', 'Other'),
  ],
} as const satisfies Record<string, readonly CodeEntry[]>;

export type CodeListId = keyof typeof codeLists;

/** Entry of `code` in a list, or undefined for a word the list does not have. */
export function findCode(list: CodeListId, code: string): CodeEntry | undefined {
  return (codeLists[list] as readonly CodeEntry[]).find((entry) => entry.code === code);
}

/** Entry that has `code` in the given scheme (`guide2013` '2' → foul), or undefined. */
export function findBySchemeCode(list: CodeListId, scheme: 'guide2013' | 'cjj61', code: string): CodeEntry | undefined {
  return (codeLists[list] as readonly CodeEntry[]).find((entry) => entry.schemes?.[scheme] === code);
}
