import { errorOfFailure, errorOfResponse } from './api-error.ts';

/** JSON of a GET request. Throws ApiError; an abort is passed on. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
    if (!response.ok) throw await errorOfResponse(response);
    return (await response.json()) as T;
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}

/** Path of a city's resource, every part escaped: `cityPath('a b', 'search')` → `/api/cities/a%20b/search`. */
export function cityPath(city: string, ...parts: string[]): string {
  return ['/api/cities', city, ...parts].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join('/');
}

/** Sends JSON or a file and takes JSON back. Throws ApiError. */
export async function send<T>(method: string, path: string, body?: object): Promise<T> {
  try {
    const isFile = body instanceof Blob;
    const response = await fetch(path, {
      method,
      ...(body && {
        headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
        body: isFile ? body : JSON.stringify(body),
      }),
    });
    if (!response.ok) throw await errorOfResponse(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}
