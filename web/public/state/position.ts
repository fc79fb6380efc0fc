/** Longitude, latitude in WGS 84 as the device says, and how far off it may be, metres. */
export interface Position {
  at: [number, number];
  accuracyM: number;
}

export type NoPosition = 'refused' | 'unavailable' | 'late';

/** The device's position, which stays on the device. Resolves with the reason where there is none. */
export function findPosition(): Promise<Position | NoPosition> {
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ at: [coords.longitude, coords.latitude], accuracyM: coords.accuracy }),
      ({ code }) => resolve(code === 1 ? 'refused' : code === 3 ? 'late' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
