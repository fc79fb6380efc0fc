import { Type } from 'typebox';
import { InspectionRequest, InspectionResult } from '../contract/inspection.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

/** Findings of a large report are longer than other requests. */
const bodyLimit = 8_000_000;

export function registerInspection(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/inspection',
    {
      bodyLimit,
      schema: {
        tags: ['analysis'],
        summary: 'Pipe condition by CJJ 181 管道检测评估',
        description:
          'Findings of an inspection (pipe, position, code, grade, length) assessed pipe by pipe: S, F, SM, Y, G, YM, RI, MI, ' +
          'classes, extent and action, beside the class and index that the record of the pipe has. Lengths and diameters are ' +
          'those of the survey. Findings that cannot count are named with the reason, never guessed: unknown code or pipe, a ' +
          'grade the code does not have, a place outside the pipe, a line entered twice; scum (FZ) is recorded and not ' +
          `computed. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: InspectionRequest,
        response: { 200: InspectionResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'inspection');
    },
  );
}
