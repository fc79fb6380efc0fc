import { Type } from 'typebox';
import { CapacityPipeRequest, CapacityPipeResult, CapacityRequest, CapacityResult } from '../contract/capacity.ts';
import { Problem } from '../contract/problem.ts';
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
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'capacity');
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
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'capacity-pipe');
    },
  );
}
