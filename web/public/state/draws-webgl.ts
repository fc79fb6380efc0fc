let known: boolean | undefined;

/** Whether the browser draws WebGL 2, asked once, before the map's code is fetched. */
export function drawsWebgl(): boolean {
  if (known === undefined) {
    const context = document.createElement('canvas').getContext('webgl2');
    known = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return known;
}
