/** What became of keeping the page on the device. */
export type Kept = 'unknown' | 'kept' | 'storage-full';

/**
 * Starts the service worker, which keeps the page and its answers. Called when the first answer stands, so that keeping
 * never takes the network from answering. `onChange` hears what became of it.
 */
export async function keepOffline(onChange: (kept: Kept) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'kept' || data === 'storage-full') onChange(data);
  });
  // Refused in private windows, and where the page is not served over HTTPS: it then works as long as there is a network.
  const registration = await navigator.serviceWorker.register('./sw.js').catch(() => undefined);
  if (!registration?.active) return;
  onChange('kept');
  // Registering again asks for nothing: whether there is a newer release is asked at every visit.
  await registration.update().catch(() => undefined);
}
