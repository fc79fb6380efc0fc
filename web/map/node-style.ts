import type { LayerSpecification } from 'maplibre-gl';
import { ground, ink, paper } from './colors.ts';
import { byZoom, labelText, textFont, type StyleContext } from './style-context.ts';
import { symbolImage } from './symbol-images.ts';

/** Structures by type: rings and squares for what there are thousands of, drawn signs for the rest. */
export function nodeStyle(c: StyleContext): LayerSpecification[] {
  const step = c.input.recede && !c.input.veiled ? 0.25 : 1;
  const many = ['in', ['get', 'nodeType'], ['literal', ['manhole', 'junction', 'dead_end', 'other']]];
  const { classes, classExpression } = c.classes('nodes');
  const images = classes.flatMap((entry) => [entry.id, symbolImage(entry.symbol, entry.color, c.color(paper))]);
  const works = [
    'match',
    ['get', 'nodeType'],
    ['outfall', 'pump_station', 'storage', 'treatment_works', 'gate'],
    true,
    false,
  ];
  const ring = ['==', ['get', 'nodeType'], 'manhole'];
  return [
    c.draw('nodes', 'circle', {
      type: 'circle',
      pick: true,
      minzoom: 14,
      filter: many,
      paint: {
        'circle-radius': byZoom([
          [14, ['case', ring, 1, 0.7]],
          [16, ['case', ring, 2.8, 1.5]],
          [18, ['case', ring, 5.5, 2.8]],
        ]),
        'circle-color': ['case', ring, c.color(paper), c.classColor('nodes')],
        'circle-stroke-color': c.classColor('nodes'),
        'circle-stroke-width': byZoom([
          [14, ['case', ring, 0.4, 0]],
          [16, ['case', ring, 1.2, 0]],
          [18, ['case', ring, 2, 0]],
        ]),
        'circle-opacity': c.opacityByZoom('nodes', [
          [14, 0.15 * step],
          [15.2, step],
        ]),
        'circle-stroke-opacity': c.opacityByZoom('nodes', [
          [14, 0.15 * step],
          [15.2, step],
        ]),
      },
    }),
    c.draw('nodes', 'symbol', {
      type: 'symbol',
      pick: true,
      minzoom: 13,
      filter: ['!', many],
      layout: {
        'icon-image': ['match', classExpression, ...images.slice(0, -2), images.at(-1)],
        'icon-size': byZoom([
          [13, ['case', works, 0.2, 0.1]],
          [15, ['case', works, 0.46, 0.16]],
          [17, ['case', works, 0.8, 0.38]],
          [19, ['case', works, 1, 0.7]],
        ]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['case', works, 1, 0],
      },
      paint: {
        'icon-opacity': byZoom([
          [13, ['case', works, c.opacity('nodes', step), 0]],
          [15, ['case', works, c.opacity('nodes', step), 0]],
          [16, c.opacity('nodes', step)],
        ]),
      },
    }),
    c.draw('nodes', 'label', {
      type: 'symbol',
      // Every outfall and chamber has a name; a neighbourhood has room for its stations only.
      minzoom: 15,
      filter: [
        'all',
        ['has', 'name'],
        [
          'step',
          ['zoom'],
          ['in', ['get', 'nodeType'], ['literal', ['pump_station', 'treatment_works', 'storage']]],
          16.5,
          true,
        ],
      ],
      layout: {
        'text-field': labelText('nodes', c.input.language),
        'text-font': textFont,
        'text-size': 11,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
        'text-padding': 4,
      },
      paint: {
        'text-color': c.color(ink),
        'text-halo-color': c.color(ground.halo),
        'text-halo-width': 1.5,
        'text-opacity': c.opacity('nodes', step),
      },
    }),
  ];
}
