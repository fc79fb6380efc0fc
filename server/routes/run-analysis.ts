import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problemOf } from '../contract/problem-error.ts';
import type { AnalysisName, AnswerSource, EngineVersion } from '../engine/engine.ts';

export const streamType = 'application/x-ndjson';

/** `X-Cache`: where an answer came from; the times in its `meta` are those of the run that computed it. */
const cacheWords: Record<AnswerSource, string> = { computed: 'miss', shared: 'shared', memory: 'hit' };

/** Said in the API's documentation of every analysis. */
export const analysisAnswers =
  `Answers with the result as JSON. With \`Accept: ${streamType}\` the answer is a stream of lines: ` +
  '`{"progress":0.4}` while it computes, then `{"result":{…}}`, or `{"problem":{…}}` when it fails after the first ' +
  'progress line (a failure before it is an ordinary problem answer). Closing the connection stops the computation. ' +
  'At most 60 seconds. The header `X-Cache` says `hit` when the same question about the same dataset version was answered ' +
  'before and the answer is that one, `shared` when it came from a run somebody else had begun, else `miss`.';

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
  const onSource = (source: AnswerSource): void => void reply.header('x-cache', cacheWords[source]);
  const asStream = request.headers.accept?.includes(streamType) === true;
  try {
    if (!asStream) {
      const json = await version.analysisJson(name, request.body, { signal, onSource });
      return reply.type('application/geo+json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
    }
    return await stream(request, reply, (onProgress) =>
      version.analysisJson(name, request.body, { signal, onProgress, onSource }),
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
