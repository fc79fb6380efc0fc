import { useSyncExternalStore } from 'react';

/** Whether this page is the copy that the device keeps, because the network did not give it. */
let isCopy = document.documentElement.dataset.kept !== undefined;

function listen(onChange: () => void): () => void {
  const change = (): void => {
    if (navigator.onLine) isCopy = false;
    onChange();
  };
  addEventListener('online', change);
  addEventListener('offline', change);
  return () => {
    removeEventListener('online', change);
    removeEventListener('offline', change);
  };
}

/** Whether there is a network, as far as one can know: the device believes so, and it gave this page. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine && !isCopy);
}
