import { expect, test, vi } from 'vitest';
import { samplePublication } from '../../../data/publication/testing/sample-publication.ts';
import { LoadError, loadPublication, type Fetch } from './load-publication.ts';

const sample = samplePublication();
const { release } = sample;
const json = (value: unknown): Response => new Response(JSON.stringify(value));
const load = (
  fetchFile: Fetch,
  forget = vi.fn<() => Promise<void>>(async () => undefined),
): ReturnType<typeof loadPublication> => loadPublication(release, fetchFile, forget);
const troubleOf = async (fetchFile: Fetch): Promise<string> =>
  load(fetchFile).then(
    () => 'none',
    (error: unknown) => (error instanceof LoadError ? error.trouble : String(error)),
  );

test('the publication of the page’s own release is asked for, relative to the page', async () => {
  const fetchFile = vi.fn<Fetch>(async () => json(sample));
  expect(await load(fetchFile)).toEqual(sample);
  expect(fetchFile.mock.calls).toEqual([[`./release/${release}/publication.json`, undefined]]);
});

test('a broken copy is thrown away and asked for once more, past every cache', async () => {
  const answers = [new Response('{"format":1,'), json(sample)];
  const fetchFile = vi.fn<Fetch>(async () => answers.shift() ?? json({}));
  const forget = vi.fn<() => Promise<void>>(async () => undefined);
  expect(await load(fetchFile, forget)).toEqual(sample);
  expect(forget).toHaveBeenCalledOnce();
  expect(fetchFile.mock.calls[1]).toEqual([`./release/${release}/publication.json?again`, { cache: 'reload' }]);
});

test('a copy of another release is broken: two releases are never mixed', async () => {
  expect(await troubleOf(async () => json({ ...sample, release: 'another' }))).toBe('broken');
});

test('each reason for having nothing to answer from has its own name', async () => {
  expect(await troubleOf(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('network');
  expect(await troubleOf(async () => new Response('', { status: 503 }))).toBe('network');
  expect(await troubleOf(async () => new Response('', { status: 404 }))).toBe('missing');
  expect(await troubleOf(async () => json({ ...sample, format: 2 }))).toBe('newer');
  expect(await troubleOf(async () => json({ ...sample, format: 0 }))).toBe('older');
  expect(await troubleOf(async () => new Response('<html>'))).toBe('broken');
});

test('a field that is missing is named', async () => {
  const { asOf: _, ...rest } = sample;
  await expect(load(async () => json(rest))).rejects.toThrow('asOf: expected text');
});
