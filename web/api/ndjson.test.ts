import { expect, test } from 'vitest';
import { readNdjson } from './ndjson.ts';

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function all(stream: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of readNdjson(stream)) values.push(value);
  return values;
}

test('a line cut anywhere, even inside a character, gives the same values', async () => {
  const whole = bytes('{"progress":0.5}\n{"name":"城涝图"}\n');
  for (let at = 0; at <= whole.length; at++) {
    expect(await all(streamOf(whole.slice(0, at), whole.slice(at)))).toEqual([{ progress: 0.5 }, { name: '城涝图' }]);
  }
});

test('the last line needs no newline and blank lines are skipped', async () => {
  expect(await all(streamOf(bytes('\n1\n\n2')))).toEqual([1, 2]);
});

test('an empty stream gives nothing', async () => {
  expect(await all(streamOf())).toEqual([]);
});

test('a line that is not JSON is named', async () => {
  await expect(all(streamOf(bytes('{"a":1}\noops\n')))).rejects.toThrow('line 2 is not JSON: oops');
});

test('leaving early cancels the stream', async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes('1\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  const values = readNdjson(stream);
  expect((await values.next()).value).toBe(1);
  await values.return(undefined);
  expect(cancelled).toBe(true);
});
