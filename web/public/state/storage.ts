/**
 * What the device keeps for this page. Every city lies in a folder of its own and keeps its own; a device that keeps
 * nothing (storage full, switched off, private window) is an ordinary one.
 */
const keyOf = (name: string): string => `drainatlas ${location.pathname.replace(/[^/]*$/, '')} ${name}`;

/** The value kept under a name, or undefined where there is none or it cannot be read. */
export function readKept(name: string): unknown {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Keeps a value; false where the device does not. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
