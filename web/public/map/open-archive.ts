import { PMTiles, Protocol } from 'pmtiles';

const protocol = new Protocol();

/** Answers `pmtiles://` addresses for MapLibre. */
export const tile = protocol.tile;

export interface Archive {
  /** Address of the archive for a style. */
  url: string;
  /** Names of the layers in it. */
  layers: ReadonlySet<string>;
}

/** Opens the release's tiles. Rejects when they cannot be read. */
export async function openArchive(address: string): Promise<Archive> {
  const { href } = new URL(address, location.href);
  const archive = protocol.get(href) ?? new PMTiles(href);
  protocol.add(archive);
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  return { url: `pmtiles://${href}`, layers: new Set((metadata.vector_layers ?? []).map(({ id }) => id)) };
}
