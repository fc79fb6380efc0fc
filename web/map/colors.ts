import type { ThemeId } from '../../data/model/catalogue.ts';

/** Light or dark as drawn; `auto` is resolved before it comes here. */
export type Scheme = 'light' | 'dark';

/** A colour per scheme: the dark map is a picture of its own, not an inverted one. */
export type Shade = Record<Scheme, string>;

const shade = (light: string, dark: string): Shade => ({ light, dark });

/** The paper the city is drawn on. */
export const ground = {
  /** Outside the districts: sea and neighbours alike, because the survey does not say which. */
  outside: shade('#d5e0e6', '#0a0f15'),
  glow: shade('#eef5f7', '#1f3a52'),
  coast: shade('#a9bac3', '#3d5d7a'),
  land: shade('#f8f6f1', '#161e27'),
  districtLine: shade('#cfc8ba', '#2e3b48'),
  streetLine: shade('#ddd6c9', '#26313c'),
  districtText: shade('#857d70', '#7d8d9c'),
  halo: shade('#f8f6f1', '#161e27'),
  text: shade('#3c4248', '#cfd8e0'),
} as const;

/** Storm blue, foul brick, combined purple: what the drainage trade draws. */
export const pipeKind: Record<string, Shade> = {
  storm: shade('#1b6fb5', '#4aa8ee'),
  foul: shade('#a5482f', '#e2795c'),
  combined: shade('#7b4397', '#bd86dc'),
  other: shade('#6f7a83', '#93a0ab'),
};

/** Sequential by size, light to deep (dark map: deep to light), one hue family so that it reads as an order. */
export const pipeSize: readonly Shade[] = [
  shade('#7fc4c9', '#2a5d7c'),
  shade('#3f9fba', '#2f86a8'),
  shade('#2173a6', '#45b3bd'),
  shade('#24488c', '#9ad6a8'),
  shade('#2a1a5e', '#f3ef9a'),
];

/** Qualitative, at most nine; ordered so that neighbours in the list differ in lightness too. */
export const pipeMaterial: readonly Shade[] = [
  shade('#7d8a94', '#8fa0ad'),
  shade('#3d566b', '#c5d2dc'),
  shade('#b5612c', '#e59a63'),
  shade('#1f8a70', '#4fcfae'),
  shade('#8c2d4f', '#e07a9f'),
  shade('#c79a1e', '#f0cd5d'),
  shade('#5a4fa3', '#a29bea'),
  shade('#4b9ccc', '#7cc8f2'),
];

/** CJJ 61-2017: drainage lines are brown. */
export const cjj61Brown = shade('#4c3926', '#c9a987');

export const missing = shade('#a9aeb2', '#5d6872');
/** Ink of structures: one quiet colour, the shape tells them apart. */
export const ink = shade('#22384d', '#dbe7f1');
/** There are thousands of inlets: a lighter ink keeps them behind the manholes. */
export const softInk = shade('#64788a', '#9fb1c0');
export const outfall = shade('#0b7f8a', '#35d0d0');
export const paper = shade('#ffffff', '#10171e');
export const highlight = shade('#f5b400', '#ffd54a');

/** Red, orange, yellow, blue as the national warning colours order them; the label always stands beside. */
export const risk: Record<string, Shade> = {
  red: shade('#d0312d', '#ff6a5e'),
  orange: shade('#ec7c1f', '#ff9d4d'),
  yellow: shade('#e2b714', '#f7d64a'),
  blue: shade('#2f7ed8', '#5aa9ff'),
};

export const water = shade('#b9d7e6', '#1a3a50');
export const waterText = shade('#4f86a3', '#6ea9c9');
export const road = shade('#ffffff', '#27333f');
export const roadLine = shade('#d9d2c6', '#1b242d');
export const contour = shade('#c9b79c', '#3a3f3c');
export const builtUp = shade('#efe9df', '#1a232c');
export const survey = shade('#5b7f95', '#6f97b0');
export const catchment = shade('#3a8f8a', '#4fb8b0');
export const depth = shade('#5b6bd6', '#97a4ff');
export const underground = shade('#57606b', '#b4c0cc');
export const lifeline = shade('#b03a6b', '#f083b0');

export const cover: Record<string, Shade> = {
  building: shade('#e3dcd1', '#28313a'),
  paved: shade('#ebe8e2', '#202932'),
  green: shade('#d5e5c6', '#1d3227'),
  bare: shade('#eadfc7', '#2f2c22'),
  farmland: shade('#e9ebc5', '#2a301d'),
  forest: shade('#bcd7b4', '#183024'),
  water,
};

export const renewal: Record<string, Shade> = {
  not_started: shade('#b4581f', '#f0a06a'),
  planned: shade('#cf9a3a', '#eec474'),
  in_progress: shade('#7d9b4a', '#b4d27e'),
  done: shade('#3f8f6a', '#69c79b'),
};

export const heritage: Record<string, Shade> = {
  core: shade('#8c3b3b', '#dc8f87'),
  buffer: shade('#c08a6a', '#a8765c'),
};

export const heritageGrade: Record<string, Shade> = {
  national: shade('#7a1f2b', '#ff8d8d'),
  provincial: shade('#a0463f', '#eaa08d'),
  municipal: shade('#b8735a', '#d3ab90'),
  county: shade('#bf957d', '#b8a08f'),
  ungraded: shade('#a89c92', '#948b84'),
};

/** Suspected blank area: warm against the blue network; unknown land stays grey. */
export const blank = { fill: shade('#e8590c', '#ff8a3c'), unknown: shade('#7b858d', '#93a1ad') } as const;

/** Density, low to high: yellow–green–blue, ordered in lightness, safe for red–green blindness. */
export const densityRamp: Record<Scheme, readonly string[]> = {
  light: ['#f6f0b7', '#c3e2ae', '#7cc8b4', '#3c9dbd', '#2a62a5', '#2a2a74'],
  dark: ['#27336b', '#205d8e', '#1d8c96', '#40b58c', '#a2d56c', '#f6ee7d'],
};
export const densityZero = shade('#ffffff', '#1d2530');

/** Colour of a layer without a picture of its own, by theme. */
export const themeColor: Record<ThemeId, Shade> = {
  drainage: catchment,
  flood: depth,
  city: survey,
  communities: renewal.planned,
  heritage: heritage.core,
  lifelines: lifeline,
};
