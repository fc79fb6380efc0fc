import type { ThemeId } from '../../data/model/catalogue.ts';

/** Light or dark as drawn; `auto` is resolved before it comes here. */
export type Scheme = 'light' | 'dark';

/** A colour per scheme: the dark map is a picture of its own, not an inverted one. */
export type Shade = Record<Scheme, string>;

const shade = (light: string, dark: string): Shade => ({ light, dark });

/** The paper the city is drawn on. */
export const ground = {
  /** Outside the districts: sea and neighbours alike, because the survey does not say which. */
  outside: shade('#dfe5e6', '#0c1116'),
  glow: shade('#f1f5f5', '#1c3042'),
  coast: shade('#a3aeb3', '#41586c'),
  land: shade('#f8f6f1', '#161e27'),
  districtLine: shade('#a89b86', '#4f6072'),
  streetLine: shade('#c6bba8', '#374552'),
  districtText: shade('#756d60', '#93a2b0'),
  halo: shade('#f8f6f1', '#161e27'),
  text: shade('#3c4248', '#cfd8e0'),
  /** Names of districts: what a reader finds first. */
  nameText: shade('#43484f', '#dde5ec'),
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

/**
 * Classes I … IV of an inspection: blue, yellow, orange, red as reports have them (domain reference 3.1: 00B0F0, FFFF00,
 * FFC000, FF0000), the yellows darkened until they stand on light ground.
 */
export const conditionGrade: Record<string, Shade> = {
  grade_1: shade('#0092d0', '#2fb9f2'),
  grade_2: shade('#b39400', '#ffec5c'),
  grade_3: shade('#e07b00', '#ffb23e'),
  grade_4: shade('#d40f1f', '#ff5a52'),
};

export const missing = shade('#a9aeb2', '#5d6872');
/** Ink of structures: one quiet colour, the shape tells them apart. */
export const ink = shade('#22384d', '#dbe7f1');
/** There are thousands of inlets: a lighter ink keeps them behind the manholes. */
export const softInk = shade('#64788a', '#9fb1c0');
export const outfall = shade('#0b7f8a', '#35d0d0');
export const paper = shade('#ffffff', '#10171e');
/** What flows here, and what flows on from here: far from the colours of the network in both schemes. */
export const flow = { up: shade('#0f62d6', '#7db3ff'), down: shade('#b01f8c', '#ff8ade') } as const;
export const highlight = shade('#f5b400', '#ffd54a');

/** Red, orange, yellow, blue as the national warning colours order them; the label always stands beside. */
export const risk: Record<string, Shade> = {
  red: shade('#d0312d', '#ff6a5e'),
  orange: shade('#ec7c1f', '#ff9d4d'),
  yellow: shade('#e2b714', '#f7d64a'),
  blue: shade('#2f7ed8', '#5aa9ff'),
};

export const water = shade('#b3d4e5', '#1f4866');
export const waterText = shade('#3f7796', '#79b3d2');

/** Beds of roads by class: warm for what carries through traffic, paper for the rest. */
export const roadBed: Record<string, Shade> = {
  expressway: shade('#f7cf86', '#6d5836'),
  arterial: shade('#fdebc2', '#4a4536'),
  secondary: shade('#ffffff', '#3d4b58'),
  local: shade('#ffffff', '#33414d'),
  lane: shade('#fdfcfa', '#2b3742'),
};
/** Their casings, which also stand in the legend. */
export const roadLine: Record<string, Shade> = {
  expressway: shade('#d99f45', '#9a7b45'),
  arterial: shade('#dcbf87', '#625a43'),
  secondary: shade('#c9c1b3', '#1a232b'),
  local: shade('#d3ccc0', '#1a222a'),
  lane: shade('#ddd7cc', '#1b232b'),
};
export const rail: Record<string, Shade> = {
  rail: shade('#6b7178', '#8b97a2'),
  metro: shade('#8d6aa8', '#b08fcb'),
  station: shade('#4d545b', '#b9c3cc'),
};
/** Footprints of houses: a breath darker than the block they stand on. */
export const house = shade('#d6cdbf', '#303b46');

/** Levels of the land, low to high: wet green, meadow, straw, earth. */
export const tintRamp: Record<Scheme, readonly string[]> = {
  light: ['#bfdcd5', '#cfe5d3', '#dfecd2', '#ecefd2', '#f4ebcb', '#f1dfba', '#e9cfa6', '#dcbb92', '#caa380'],
  dark: ['#0d2f38', '#113439', '#163839', '#1d3b38', '#273e37', '#313f36', '#3a3f36', '#433e37', '#4a3f39'],
};
export const contour = shade('#c9b79c', '#3a3f3c');
export const builtUp = shade('#efe9df', '#1a232c');
export const survey = shade('#5b7f95', '#6f97b0');
export const catchment = shade('#3a8f8a', '#4fb8b0');
export const depth = shade('#5b6bd6', '#97a4ff');
export const underground = shade('#57606b', '#b4c0cc');
export const lifeline = shade('#b03a6b', '#f083b0');

export const cover: Record<string, Shade> = {
  building: shade('#ece6dc', '#1d262f'),
  paved: shade('#e8e3da', '#222b34'),
  green: shade('#d0e6bd', '#1e3828'),
  bare: shade('#ece3cf', '#29281f'),
  farmland: shade('#f1f1dc', '#1b241e'),
  forest: shade('#c3dcb6', '#183124'),
  water,
};

/** From what waits to what is done, warm to cool: greens are left to the parks. */
export const renewal: Record<string, Shade> = {
  not_started: shade('#bf4f1a', '#f2955c'),
  planned: shade('#dd9d22', '#f0c862'),
  in_progress: shade('#3fa0a0', '#6ccbc6'),
  done: shade('#2c6a95', '#6aa6da'),
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

/** Pipes by what they carry, beside the colours of risk: nearly enough; unknown, which must be seen over a pale network. */
export const overloaded = { fair: shade('#5fb3a8', '#6fd0c2'), unknown: shade('#6b737a', '#a7b1ba') } as const;
