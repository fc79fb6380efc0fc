import { Type } from 'typebox';
import { findStorm, shippedStorms } from '../../data/rain/shipped-storms.ts';
import { CapacityPipeRequest, CapacityPipeResult, CapacityRequest, CapacityResult } from '../contract/capacity.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { EngineVersion } from '../engine/engine.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

const failures = { 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem };
const params = Type.Object({ city: Type.String() });

export function registerCapacity(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/capacity',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Capacity by return period 排水能力（筛查）',
        description:
          'Full flow of every pipe (Manning) against the rational method along the network: the return period it carries, in ' +
          'sums by class, district and street, and pipe by pipe in the order of `network-lines`. Missing data are named, never ' +
          'guessed. Screening: no storage, no backwater. The time of concentration does not depend on P, so a pipe is ' +
          `overloaded by every storm rarer than what it carries: one answer serves all of them. ${analysisAnswers}`,
        params,
        body: CapacityRequest,
        response: { 200: CapacityResult, ...failures },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      request.body.storm = stormOf(request.body, version);
      return runAnalysis(request, reply, version, 'capacity');
    },
  );
  app.post(
    '/api/cities/:city/analysis/capacity-pipe',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Capacity of one pipe, figure by figure',
        description: `Slope, roughness, full flow, land, time of concentration, design flow for P, and what is missing. ${analysisAnswers}`,
        params,
        body: CapacityPipeRequest,
        response: { 200: CapacityPipeResult, ...failures },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      request.body.storm = stormOf(request.body, version);
      return runAnalysis(request, reply, version, 'capacity-pipe');
    },
  );
}

/** What is asked for, else the city's own. Throws `storm-missing` where there is neither. */
function stormOf({ storm }: CapacityRequest, { city, settings }: EngineVersion): NonNullable<CapacityRequest['storm']> {
  const known = shippedStorms.map(({ id }) => id).join(', ');
  const asked = storm ?? (settings.stormFormula === undefined ? undefined : { id: settings.stormFormula });
  if (!asked) {
    const detail = `${city} has no storm formula of its own: name one of ${known}, or give one`;
    throw new ProblemError('storm-missing', detail);
  }
  if ('id' in asked && !findStorm(asked.id))
    throw new ProblemError('storm-missing', `"${asked.id}" is no known storm formula; known are ${known}`);
  return asked;
}
