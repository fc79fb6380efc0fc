import { expect, test } from 'vitest';
import { parseRoute, routeLink, type Route } from './route.ts';

test('a link and its route say the same', () => {
  const routes: Route[] = [
    { view: 'start' },
    { view: 'here' },
    { view: 'list' },
    { view: 'avoid' },
    { view: 'about' },
    { view: 'accessibility' },
    { view: 'place', id: 'mbGUzoe', name: '人民路' },
  ];
  for (const route of routes) expect(parseRoute(routeLink(route))).toEqual(route);
});

test('a name stays readable in a link, and nothing in it can end the link or part it', () => {
  expect(routeLink({ view: 'place', id: 'a', name: '人民路/新村 #3?' })).toBe('#/p/a/人民路-新村-3-');
  expect(parseRoute('#/p/a/%E4%BA%BA%E6%B0%91%E8%B7%AF')).toEqual({ view: 'place', id: 'a', name: '人民路' });
});

test('what is no link is the start', () => {
  for (const hash of ['', '#', '#/', '#/p', '#/p/', '#/nowhere', '#main', '#/p//x'])
    expect(parseRoute(hash), hash).toEqual({ view: 'start' });
  expect(parseRoute('#/p/%E0%A4%A/x')).toEqual({ view: 'place', id: '%E0%A4%A', name: 'x' });
});
