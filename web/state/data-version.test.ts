import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CityDetail } from '../../server/contract/cities.ts';
import { queryClient } from '../api/queries.ts';
import { useApp } from './app-state.ts';
import { dropBlankPreview, moveBlankSlider } from './blank-slider.ts';
import { adoptVersion } from './data-version.ts';
import { runTask, useTask } from './task-state.ts';

const detail = (version: string) => ({ id: 'wellington', version: { id: version } }) as CityDetail;
/** Analyses the server was asked for, by the last part of their path, with the distance in the body. */
let asked: string[];

/** Lets time pass; what is loaded when it is first needed is there afterwards. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (!url.includes('/analysis/')) return Promise.resolve(Response.json(detail('new')));
    const { distanceM } = JSON.parse(init?.body as string) as { distanceM?: number };
    asked.push(`${url.split('/').at(-1)} ${distanceM ?? ''}`.trim());
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal!.reason)));
  });
  useApp.getState().set({ city: 'wellington', cityDetail: detail('old'), task: 'blank' });
});

afterEach(async () => {
  dropBlankPreview();
  await vi.runAllTimersAsync();
  queryClient.clear();
  useApp.setState(useApp.getInitialState(), true);
  useTask.setState(useTask.getInitialState(), true);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a slider that has just been moved gets its exact answer from the version that comes before it', async () => {
  moveBlankSlider(140);
  await pass(200);
  expect(await adoptVersion()).toBe('new');
  await pass(1000);
  expect(asked).toEqual(['blank-preview', 'blank-preview', 'blank-areas 140']);
});

it('an exact answer under way is asked for again, once', async () => {
  moveBlankSlider(140);
  await pass(1000);
  await adoptVersion();
  await pass(1000);
  expect(asked).toEqual(['blank-preview', 'blank-areas 140', 'blank-preview', 'blank-areas 140']);
});

it('an analysis under way is asked for again in the place of the one on screen', async () => {
  void runTask('network');
  await pass(0);
  useTask.setState({ answered: 'an older question' });
  await adoptVersion();
  await pass(1000);
  expect(asked).toEqual(['network-check', 'network-check']);
});

it('nothing is asked where nothing was', async () => {
  await adoptVersion();
  await pass(1000);
  expect([asked, useApp.getState().cityDetail?.version.id]).toEqual([[], 'new']);
});
