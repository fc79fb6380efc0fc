import { blankLandOf } from './blank-land.ts';
import { getLandChoice } from './blank-areas.ts';
import type { LandChoice } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, type PipeFilter } from './counted-pipes.ts';
import { buildDistanceField } from './distance-field-build.ts';
import type { DistanceField } from './distance-field.ts';
import { pipeIndex } from './pipe-index.ts';

export interface FieldQuestion extends PipeFilter {
  land?: LandChoice | undefined;
}

/** The distance field of some pipes and some land: the one on the shelf, else made now. Throws `land-missing`. */
export function distanceFieldOf(question: FieldQuestion, context: AnalysisContext): DistanceField {
  const { dataset, fields } = context;
  const land = getLandChoice(question.land, context);
  const key = fieldKey(question, land);
  let field = fields?.find(key);
  if (!field) {
    const pipes = countPipes(dataset.layers['pipes'], question);
    const { zones } = blankLandOf(context, land);
    context.checkpoint(0.1);
    const about = {
      key,
      land,
      completeness: pipes.completeness,
      repairedPolygons: context.land.repairedPolygons(),
    };
    field = buildDistanceField(about, pipeIndex(pipes), zones, (share) => context.checkpoint(0.1 + 0.85 * share));
  }
  fields?.keep(field);
  return field;
}

/** Whether the field is on the shelf. */
export function hasDistanceField(question: FieldQuestion, context: AnalysisContext): boolean {
  return context.fields?.find(fieldKey(question, getLandChoice(question.land, context))) !== undefined;
}

/** The same for the same set of kinds and roles, in whatever order. */
function fieldKey({ kinds, roles }: PipeFilter, land: LandChoice): string {
  return JSON.stringify([kinds?.toSorted() ?? null, roles?.toSorted() ?? null, land]);
}
