import type { Link } from '../contract/items.ts';

export const jsonType = 'application/json';
export const geoJsonType = 'application/geo+json';
export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

export function link(rel: string, href: string, type: string, title?: string): Link {
  return { href, rel, type, ...(title ? { title } : {}) };
}

/** Address of a city; everything about it lies below. */
export function cityPath(city: string): string {
  return `/api/cities/${encodeURIComponent(city)}`;
}

export function collectionPath(city: string, layer: string): string {
  return `${cityPath(city)}/collections/${encodeURIComponent(layer)}`;
}

/** Keys may hold slashes; `encodeURIComponent` keeps them one step of the path. */
export function itemPath(city: string, layer: string, key: string): string {
  return `${collectionPath(city, layer)}/items/${encodeURIComponent(key)}`;
}
