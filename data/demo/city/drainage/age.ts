import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import type { Net, NetPipe } from './net.ts';

const lastYear = 2023;

/**
 * Gives mains the year they were laid: with the street or a few years later, some old ones relaid since, foul sewers
 * of old streets added late. Pipes of one kind along one street section are of one year.
 */
export function dateMains(plan: CityPlan, net: Net): void {
  const years = new Map<string, number>();
  for (const pipe of net.pipes) {
    const key = `${pipe.edge}${pipe.kind === 'foul' ? 'f' : 's'}`;
    let year = years.get(key);
    if (year === undefined) {
      const edge = plan.roads.edges[pipe.edge];
      // Sections of one named road were mostly laid together.
      const random = randomStream(
        plan.seed,
        `year ${edge.name?.zh ?? edge.id} ${key.slice(-1)} ${Math.floor(pipe.edge / 12)}`,
      );
      year = edge.yearBuilt + Math.floor(4 * random());
      if (edge.yearBuilt < 1990 && random() < 0.22) year = 1996 + Math.floor(24 * random());
      if (pipe.kind === 'foul' && edge.yearBuilt < 1988) year = Math.max(year, 1988 + Math.floor(26 * random()));
      year = Math.min(lastYear, year);
      years.set(key, year);
    }
    pipe.year = year;
  }
}

/** Material of a pipe by its year, kind and size; `chance` in [0, 1) picks among what was usual then. */
export function chooseMaterial(pipe: NetPipe, chance: number): string {
  const height = pipe.section.heightM;
  if (pipe.form === 'open_channel') return pipe.year < 2000 ? (chance < 0.6 ? 'stone' : 'masonry') : 'concrete';
  if (pipe.section.shape === 'rectangular') {
    if (pipe.year < 1965) return chance < 0.6 ? 'brick' : 'stone';
    if (pipe.year < 1985) return chance < 0.5 ? 'masonry' : 'reinforced_concrete';
    return 'reinforced_concrete';
  }
  if (pipe.year < 1980) {
    if (height <= 0.4 && pipe.kind === 'foul') return chance < 0.5 ? 'vitrified_clay' : 'concrete';
    return height <= 0.6 ? 'concrete' : 'reinforced_concrete';
  }
  if (pipe.year < 2000) return height <= 0.5 && chance < 0.75 ? 'concrete' : 'reinforced_concrete';
  if (pipe.year < 2008) {
    if (height <= 0.5)
      return chance < 0.3 ? 'hdpe' : chance < 0.4 ? 'pvc' : chance < 0.7 ? 'concrete' : 'reinforced_concrete';
    return height <= 1.2 && chance < 0.08 ? 'grp' : 'reinforced_concrete';
  }
  if (height <= 0.8)
    return chance < 0.68 ? 'hdpe' : chance < 0.76 && pipe.year > 2015 ? 'ductile_iron' : 'reinforced_concrete';
  return height <= 1.5 && chance < 0.07 ? 'grp' : 'reinforced_concrete';
}
