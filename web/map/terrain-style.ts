import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { CityDetail } from '../../server/contract/cities.ts';
import type { StyleContext } from './style-context.ts';

export const terrainSource = 'terrain';
/** Id of the hillshade among the layers' states; it is no catalogue layer, because it is a grid. */
export const hillshadeId = 'hillshade';

/** Source of the ground levels, for a city that brought its terrain. */
export function terrainSources(terrain: CityDetail['terrain'], origin: string): Record<string, SourceSpecification> {
  if (!terrain) return {};
  return {
    [terrainSource]: {
      type: 'raster-dem',
      url: `pmtiles://${new URL(terrain.url, origin).href}`,
      encoding: terrain.encoding,
      tileSize: terrain.tileSize,
      minzoom: terrain.minZoom,
      maxzoom: terrain.maxZoom,
      bounds: terrain.bbox,
    },
  };
}

/** Light from the north-west over the ground and what covers it; quiet enough to leave every colour readable. */
export function terrainStyle(c: StyleContext): LayerSpecification[] {
  if (!c.input.terrain) return [];
  const dark = c.input.scheme === 'dark';
  return [
    {
      id: 'terrain-shade',
      type: 'hillshade',
      source: terrainSource,
      layout: { visibility: c.input.complete && c.input.layers[hillshadeId]?.visible ? 'visible' : 'none' },
      paint: {
        'hillshade-exaggeration': c.opacityByZoom(hillshadeId, [
          [9, 0.55],
          [13, 0.4],
          [16, 0.2],
        ]),
        'hillshade-illumination-direction': 315,
        'hillshade-shadow-color': dark ? 'rgba(0,0,0,0.55)' : 'rgba(70,82,98,0.34)',
        'hillshade-highlight-color': dark ? 'rgba(150,180,210,0.10)' : 'rgba(255,255,255,0.45)',
        'hillshade-accent-color': dark ? 'rgba(0,0,0,0.25)' : 'rgba(110,120,120,0.10)',
      },
    },
  ];
}
