import { cover, ground, risk, roadBed, roadLine, water, waterText, type Scheme, type Shade } from '../../map/colors.ts';
import type { Look } from '../state/preferences.ts';

/** Colours of the public's map by what they mean. */
export interface MapColors {
  outside: string;
  land: string;
  green: string;
  water: string;
  waterText: string;
  roadBed: Record<string, string>;
  roadLine: Record<string, string>;
  districtLine: string;
  text: string;
  halo: string;
  hatch: string;
  /** Rim of a sign, and what is drawn on it. */
  signRim: string;
  signInk: Record<string, string>;
  sign: Record<string, string>;
  asked: string;
}

/** In high contrast the ground is one colour and the roads are lines, so that the signs alone stand out. */
export function mapColors({ scheme, contrast }: Look): MapColors {
  const c = (shade: Shade): string => shade[scheme];
  const all = (shades: Record<string, Shade>): Record<string, string> =>
    Object.fromEntries(Object.entries(shades).map(([name, shade]) => [name, c(shade)]));
  const isDark = scheme === 'dark';
  const normal: MapColors = {
    outside: c(ground.outside),
    land: c(ground.land),
    green: c(cover.green),
    water: c(water),
    waterText: c(waterText),
    roadBed: all(roadBed),
    roadLine: all(roadLine),
    districtLine: c(ground.districtLine),
    text: c(ground.text),
    halo: c(ground.halo),
    hatch: isDark ? '#8b98a5' : '#7b858d',
    signRim: isDark ? '#10171e' : '#ffffff',
    signInk: signInk(scheme),
    sign: {
      ...all(risk),
      unknown: isDark ? '#aab4bd' : '#66727e',
      underpass: isDark ? '#97a4ff' : '#4453c4',
      underground: isDark ? '#b4c0cc' : '#57606b',
    },
    asked: isDark ? '#ffffff' : '#12406b',
  };
  if (contrast === 'normal') return normal;
  const [paper, line] = isDark ? ['#000000', '#ffffff'] : ['#ffffff', '#000000'];
  const flat = (shades: Record<string, string>, to: string): Record<string, string> =>
    Object.fromEntries(Object.keys(shades).map((name) => [name, to]));
  return {
    ...normal,
    outside: paper,
    land: paper,
    green: paper,
    roadBed: flat(normal.roadBed, paper),
    roadLine: flat(normal.roadLine, isDark ? '#8a8a8a' : '#767676'),
    districtLine: line,
    text: line,
    halo: paper,
    hatch: line,
    signRim: line,
    asked: line,
  };
}

/** What is drawn on a sign, dark on the light ones. */
function signInk(scheme: Scheme): Record<string, string> {
  const dark = '#1a1206';
  if (scheme === 'dark') return Object.fromEntries(signIds.map((id) => [id, dark]));
  return Object.fromEntries(signIds.map((id) => [id, id === 'yellow' || id === 'orange' ? dark : '#ffffff']));
}

const signIds = ['red', 'orange', 'yellow', 'blue', 'unknown', 'underpass', 'underground'];
