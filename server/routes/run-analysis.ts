import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problemOf } from '../contract/problem-error.ts';
import type { AnalysisName, EngineVersion } from '../engine/engine.ts';

export const streamType = 'application/x-ndjson';

/** Said in the API's documentation of every analysis. */
export const analysisAnswers =
  `Answers with the result as JSON. With \`Accept: ${streamType}\` the answer is a stream of lines: ` +
  '`{"progress":0.4}` while it computes, then `{"result":{…}}`, or `{"problem":{…}}` when it fails after the first ' +
  'progress line (a failure before it is an ordinary problem answer). Closing the connection stops the computation. ' +
  'At most 60 seconds.';

/** Runs an analysis for a request, stops it when the client leaves, and answers in the form the client asked for. */
export async function runAnalysis(
  request: FastifyRequest,
  reply: FastifyReply,
  version: EngineVersion,
  name: AnalysisName,
): Promise<FastifyReply> {
  const left = new AbortController();
  const onClose = (): void => left.abort();
  reply.raw.once('close', onClose);
  const { signal } = left;
  reply.header('cache-control', 'no-store').header('vary', 'accept');
  const asStream = request.headers.accept?.includes(streamType) === true;
  try {
    if (!asStream) {
      const json = await version.analysisJson(name, request.body, { signal });
      return reply.type('application/geo+json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
    }
    return await stream(request, reply, (onProgress) =>
      version.analysisJson(name, request.body, { signal, onProgress }),
    );
  } finally {
    // Once the answer is being sent, its end is no longer a client that left.
    if (!asStream) reply.raw.off('close', onClose);
  }
}

async function stream(
  request: FastifyRequest,
  reply: FastifyReply,
  run: (onProgress: (share: number) => void) => Promise<Uint8Array>,
): Promise<FastifyReply> {
  const lines = new PassThrough();
  let began!: () => void;
  const beginning = new Promise<void>((resolve) => (began = resolve));
  const answer = run((share) => {
    lines.write(`${JSON.stringify({ progress: Math.round(share * 1000) / 1000 })}\n`);
    began();
  });
  // Until the first line an error is still an ordinary answer with its own status.
  await Promise.race([answer, beginning]);
  answer.then(
    (json) => {
      lines.write('{"result":');
      lines.write(json);
      lines.end('}\n');
    },
    (error: unknown) => {
      const problem =
        error instanceof ProblemError
          ? error
          : new ProblemError('internal-error', 'Something failed inside the server; its log has the details');
      if (problem.code === 'internal-error') request.log.error(error);
      lines.end(`${JSON.stringify({ problem: problemOf(problem, request.id) })}\n`);
    },
  );
  return reply.type(streamType).send(lines);
}
