import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { Drainage } from './drainage.ts';
import type { NetPipe } from './net.ts';

/** What an inspection found, in the words of the catalogue. */
export interface Inspection {
  inspectionDate: string;
  inspectionMethod: string;
  structuralGrade: string;
  functionalGrade: string;
  repairIndex: number;
  maintenanceIndex: number;
}

/** Scores of the worst defect by its grade, none first (CJJ 181, domain reference 3.1). */
const scores = [0, 0.5, 2, 5, 10] as const;
const inspectionYear = 2024;

/**
 * Findings for the part of the mains that was inspected, a street at a time, old and large sewers first. Defects grow
 * with age and with weak materials; sediment lies where a sewer is flat, rises along its flow, or is a blocked siphon.
 */
export function inspect({ plan, net, unsurveyed }: Drainage): Map<number, Inspection> {
  const found = new Map<number, Inspection>();
  const campaigns = new Map<string, { chance: number; date: string; random: () => number }>();
  for (const [index, pipe] of net.pipes.entries()) {
    if (pipe.role !== 'main' || pipe.form === 'open_channel' || pipe.rising || pipe.removed) continue;
    const edge = plan.roads.edges[pipe.edge];
    if (net.nodes[pipe.from].branch || edge.character === 'urban_village') continue;
    if (unsurveyed.hides(pipe.points[0], pipe.points[1])) continue;
    const key = `${edge.name?.zh ?? edge.id} ${edge.streetId} ${pipe.kind}`;
    const campaign = campaigns.get(key) ?? startCampaign(plan.seed, key);
    campaigns.set(key, campaign);
    const { chance, date, random } = campaign;
    if (chance < shareInspected(pipe) || pipe.free < 1) found.set(index, assess(plan, pipe, date, random));
  }
  return found;
}

/** Share of sewers inspected: judgement; cities begin with trunk sewers and with what is older than 30 years. */
function shareInspected(pipe: NetPipe): number {
  const old = Math.max(0, Math.min(1, (inspectionYear - pipe.year - 10) / 40));
  const large = Math.min(1, pipe.section.heightM / 1.5);
  return 0.1 + 0.35 * old + 0.25 * large;
}

function startCampaign(seed: number, key: string) {
  const random = randomStream(seed, `inspection ${key}`);
  const chance = random();
  const year = 2018 + Math.floor(7 * random());
  const day = `${pad(1 + Math.floor(12 * random()))}-${pad(1 + Math.floor(28 * random()))}`;
  return { chance, date: `${year}-${day}`, random };
}

function assess(plan: CityPlan, pipe: NetPipe, date: string, random: () => number): Inspection {
  const diameterM = pipe.section.heightM;
  const structural = worstDefect(structuralRisk(pipe), random);
  const functional = pipe.free < 1 ? 10 : worstDefect(functionalRisk(pipe), random);
  const sonar = pipe.siphon || diameterM >= 2;
  const method = random();
  return {
    inspectionDate: date,
    inspectionMethod: sonar ? 'sonar' : method < 0.62 ? 'cctv' : 'quick_view',
    structuralGrade: gradeOf(structural),
    functionalGrade: gradeOf(functional),
    repairIndex: round(0.7 * structural + importance(plan, pipe, structural)),
    maintenanceIndex: round(0.8 * functional + importance(plan, pipe, functional, 0.15)),
  };
}

/** 0 … 1: what makes cracks, corrosion and open joints likely. */
function structuralRisk(pipe: NetPipe): number {
  const age = Math.min(1, (inspectionYear - pipe.year) / 60);
  const weak: Record<string, number> = {
    concrete: 0.12,
    vitrified_clay: 0.15,
    brick: 0.15,
    stone: 0.08,
    masonry: 0.12,
  };
  // Plastic pipes of the first years deform; later ones rarely do.
  const plastic = pipe.material === 'hdpe' || pipe.material === 'pvc' ? (pipe.year < 2010 ? 0.15 : 0.02) : 0;
  return Math.min(0.9, 0.05 + 0.5 * age + (weak[pipe.material] ?? 0) + plastic);
}

/** 0 … 1: what makes sediment likely. */
function functionalRisk(pipe: NetPipe): number {
  const slope = (pipe.invertStartM - pipe.invertEndM) / pipe.lengthM;
  if (slope <= 0) return 0.9;
  const flat = Math.max(0, Math.min(1, (0.0015 - slope) / 0.0012));
  const dirty = pipe.kind === 'storm' ? 0 : 0.1;
  return 0.12 + 0.22 * flat + dirty + 0.15 * Math.min(1, (inspectionYear - pipe.year) / 50);
}

/** Score of a pipe's worst defect: the greater the risk, the worse. F is that score, for defects lie apart. */
function worstDefect(risk: number, random: () => number): number {
  const badness = risk * (0.35 + random());
  const grade = badness < 0.16 ? 0 : badness < 0.36 ? 1 : badness < 0.6 ? 2 : badness < 0.82 ? 3 : 4;
  return scores[grade];
}

/** Grade by F or G: ≤ 1, 1–3, 3–6, > 6. */
function gradeOf(parameter: number): string {
  return `grade_${parameter <= 1 ? 1 : parameter <= 3 ? 2 : parameter <= 6 ? 3 : 4}`;
}

/** Shares of the place (K) and the pipe (E) in RI, or in MI with K at 0.15; ordinary soil, so T is 0. */
function importance(plan: CityPlan, pipe: NetPipe, parameter: number, weightOfPlace = 0.1): number {
  if (parameter < 4) return 0;
  const edge = plan.roads.edges[pipe.edge];
  const isMain = edge.roadClass === 'expressway' || edge.roadClass === 'arterial';
  const place = edge.character === 'core' ? 10 : isMain ? 6 : 3;
  const mm = 1000 * pipe.section.heightM;
  const size = mm > 1500 ? 10 : mm > 1000 ? 6 : mm >= 600 ? 3 : 0;
  return weightOfPlace * place + 0.05 * size;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
