/**
 * Raised whenever the same features, catalogue and limits would give other tiles: archives made with an earlier number
 * are then built again at the next start.
 */
export const tileFormat = 6;

/** The same for the tiles of the terrain. */
export const terrainFormat = 1;
