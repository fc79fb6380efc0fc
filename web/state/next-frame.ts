/**
 * Settles once what was drawn until now has been handed to the screen: in the first turn after the next frame, or at once
 * where the page lies in the background and has none.
 */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
