import type { FontFacesSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { boundaryStyle, landStyle, placeNameStyle } from './base-style.ts';
import { buildingStyle, surfaceStyle, waterNameStyle } from './city-style.ts';
import { catchmentStyle, pipeLabelStyle, pipeStyle } from './drainage-style.ts';
import { drawSource, drawStyle } from './draw-style.ts';
import { nodeStyle } from './node-style.ts';
import { railStyle, roadNameStyle, roadStyle } from './road-style.ts';
import type { CityDetail } from '../../server/contract/cities.ts';
import { styleContext, surveySource, type StyleInput } from './style-context.ts';
import { terrainSources, terrainStyle } from './terrain-style.ts';
import { leadingNameStyle, themeAreaStyle, themeLineStyle, themeNameStyle, themePointStyle } from './theme-style.ts';

/** Flat results lie under this style layer, that is under the network and over the land. */
export const underNetworkId = 'pipes-glow';
/** Values per pipe lie under this one: over the network, under nodes. */
export const overPipesId = 'nodes-circle';
/** Columns and selection stand under this one: over the network, under names. */
export const underNamesId = 'pipes-arrow';

/**
 * All style layers, bottom to top. The set and its order never depend on the input, only properties do: a change of
 * theme, language or opacity is therefore a handful of property updates (style-diff.ts) and never a new style.
 */
export function styleLayers(input: StyleInput): LayerSpecification[] {
  const c = styleContext(input);
  return [
    ...landStyle(c),
    ...surfaceStyle(c),
    ...terrainStyle(c),
    ...roadStyle(c),
    ...buildingStyle(c),
    ...railStyle(c),
    ...boundaryStyle(c),
    ...themeAreaStyle(c),
    ...catchmentStyle(c),
    ...pipeStyle(c),
    ...themeLineStyle(c),
    ...nodeStyle(c),
    ...pipeLabelStyle(c),
    // Of two names that want one place, the later one here has it.
    ...roadNameStyle(c),
    ...waterNameStyle(c),
    ...themeNameStyle(c),
    ...themePointStyle(c),
    ...leadingNameStyle(c),
    ...placeNameStyle(c),
    ...drawStyle(c),
  ];
}

/** The whole style over the city's archives (`pmtiles://…`). No glyph server, no sprite, nothing from elsewhere. */
export function composeStyle(
  input: StyleInput,
  tilesUrl: string,
  fontFaces: FontFacesSpecification,
  terrain?: CityDetail['terrain'],
): StyleSpecification {
  return {
    version: 8,
    'font-faces': fontFaces,
    transition: { duration: 200, delay: 0 },
    sources: {
      [surveySource]: { type: 'vector', url: tilesUrl },
      ...terrainSources(terrain, tilesUrl.replace(/^pmtiles:\/\//, '')),
      ...drawSource,
    },
    layers: styleLayers(input),
  };
}
