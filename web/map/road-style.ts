import type { LayerSpecification } from 'maplibre-gl';
import { ground, missing, rail, roadBed } from './colors.ts';
import { byZoom, labelText, textFont, type StyleContext } from './style-context.ts';

const classOf = ['to-string', ['get', 'roadClass']];
const isFast = ['==', classOf, 'expressway'];

/** Widths of beds in px at a zoom: expressway, arterial, secondary, local, lane. */
const beds: readonly (readonly [zoom: number, px: readonly [number, number, number, number, number]])[] = [
  [9, [1, 0.6, 0, 0, 0]],
  [11, [2, 1.3, 0.7, 0.25, 0]],
  [13, [4.2, 3.4, 2.2, 1.2, 0.5]],
  [15, [10, 8.5, 6, 4, 2]],
  [17, [30, 25, 17, 11, 5.5]],
  [19, [104, 84, 58, 36, 18]],
];
/** What a casing is wider than its bed, px. */
const edges: readonly [zoom: number, px: number][] = [
  [9, 0.4],
  [11, 0.8],
  [13, 1.4],
  [17, 2],
];
const names = ['expressway', 'arterial', 'secondary', 'local', 'lane'] as const;

function bedWidth(extra: boolean): unknown {
  const edgeAt = (zoom: number): number => {
    if (!extra) return 0;
    const k = edges.findIndex(([z]) => z >= zoom);
    if (k <= 0) return edges.at(k)![1];
    const [[z0, a], [z1, b]] = [edges[k - 1], edges[k]];
    return a + ((b - a) * (zoom - z0)) / (z1 - z0);
  };
  return byZoom(
    beds.map(([zoom, px]) => [
      zoom,
      // What has no bed yet has no casing either.
      ['match', classOf, ...names.flatMap((name, k) => [name, px[k] === 0 ? 0 : px[k] + edgeAt(zoom)]), px[3]],
    ]),
    1.5,
  );
}

/** Lesser roads lie under greater ones. */
const greatOnTop = {
  'line-sort-key': ['match', classOf, 'lane', 0, 'local', 1, 'secondary', 2, 'arterial', 3, 'expressway', 4, 1],
};

/** Roads as casing and bed by class; expressways above all others, as on a viaduct. */
export function roadStyle(c: StyleContext): LayerSpecification[] {
  // Round ends and corners are triangles too: a whole city is drawn without them.
  const layout = {
    'line-cap': ['step', ['zoom'], 'butt', 13, 'round'],
    'line-join': ['step', ['zoom'], 'bevel', 13, 'round'],
    ...greatOnTop,
  };
  const bed = ['match', classOf, ...names.flatMap((name) => [name, c.color(roadBed[name])]), c.color(roadBed.local)];
  return (['', 'fast-'] as const).flatMap((level) => {
    const filter = level === '' ? ['!', isFast] : isFast;
    return [
      c.draw('roads', `${level}casing`, {
        type: 'line',
        pick: true,
        filter,
        layout: level === '' ? layout : { ...layout, 'line-cap': 'butt' },
        paint: {
          'line-color': c.classColor('roads'),
          'line-width': bedWidth(true),
          'line-opacity': c.opacity('roads'),
        },
      }),
      c.draw('roads', `${level}bed`, {
        type: 'line',
        filter,
        layout,
        paint: { 'line-color': bed, 'line-width': bedWidth(false), 'line-opacity': c.opacity('roads') },
      }),
    ];
  });
}

/** Railways as light dashes on a dark line, stations as the bar of their platforms. */
export function railStyle(c: StyleContext): LayerSpecification[] {
  const isStation = ['==', ['get', 'railType'], 'station'];
  const wide = (extra: number): unknown =>
    byZoom([
      [9, 1 + extra],
      [13, 2.4 + extra],
      [16, 4 + extra],
      [18, 7 + extra],
    ]);
  return [
    c.draw('railways', 'line', {
      type: 'line',
      pick: true,
      filter: ['!', isStation],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.classColor('railways'), 'line-width': wide(0.6), 'line-opacity': c.opacity('railways') },
    }),
    c.draw('railways', 'dash', {
      type: 'line',
      minzoom: 10.5,
      filter: ['==', ['get', 'railType'], 'rail'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.color(ground.land),
        'line-width': wide(-0.8),
        'line-dasharray': [5, 5],
        'line-opacity': c.opacity('railways'),
      },
    }),
    c.draw('railways', 'station', {
      type: 'line',
      pick: true,
      filter: isStation,
      layout: { 'line-cap': 'square' },
      paint: {
        'line-color': c.classColor('railways'),
        'line-width': byZoom([
          [10, 3.5],
          [13, 6],
          [16, 22],
          [18, 60],
        ]),
        'line-opacity': c.opacity('railways', 0.85),
      },
    }),
  ];
}

/** Names along roads, the greater ones sooner; names of railways, and of stations beside their platforms. */
export function roadNameStyle(c: StyleContext): LayerSpecification[] {
  const { language } = c.input;
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 1.6 };
  const station = ['==', ['get', 'railType'], 'station'];
  return [
    c.draw('roads', 'name', {
      type: 'symbol',
      minzoom: 12.5,
      filter: [
        'step',
        ['zoom'],
        ['in', classOf, ['literal', ['expressway', 'arterial']]],
        14,
        ['!', ['in', classOf, ['literal', ['local', 'lane']]]],
        15,
        ['!=', classOf, 'lane'],
        16,
        true,
      ],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 340,
        'symbol-sort-key': ['match', classOf, 'expressway', 0, 'arterial', 1, 'secondary', 2, 'local', 3, 4],
        'text-field': labelText('roads', language),
        'text-font': textFont,
        'text-size': byZoom([
          [12.5, ['match', classOf, ['expressway', 'arterial'], 10.5, 9.5]],
          [17, ['match', classOf, ['expressway', 'arterial'], 14, 'secondary', 13, 12]],
        ]),
        // Beside the middle of the road, where its pipes lie.
        'text-offset': [0, language === 'zh' ? -1 : -0.9],
        'text-letter-spacing': language === 'zh' ? 0.12 : 0.02,
        'text-max-angle': 30,
        'text-padding': 6,
      },
      paint: { 'text-color': c.color(ground.districtText), 'text-opacity': c.opacity('roads'), ...halo },
    }),
    c.draw('railways', 'name', {
      type: 'symbol',
      minzoom: 12,
      filter: ['!', station],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': labelText('railways', language),
        'text-font': textFont,
        'text-size': 10.5,
        'text-offset': [0, -0.9],
        'text-letter-spacing': language === 'zh' ? 0.3 : 0.1,
      },
      paint: { 'text-color': c.color(rail.rail ?? missing), 'text-opacity': c.opacity('railways'), ...halo },
    }),
    c.draw('railways', 'station-name', {
      type: 'symbol',
      minzoom: 11.5,
      filter: station,
      layout: {
        'text-field': labelText('railways', language),
        'text-font': textFont,
        'text-size': byZoom([
          [11, 10.5],
          [15, 13.5],
        ]),
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1,
        'text-justify': 'auto',
        'text-max-width': 9,
        'symbol-sort-key': 0,
      },
      paint: { 'text-color': c.color(ground.text), 'text-opacity': c.opacity('railways'), ...halo },
    }),
  ];
}
