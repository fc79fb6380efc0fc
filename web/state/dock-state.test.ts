import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dockHeightPx, leaveDock, resizeDock, showInDock, useDock } from './dock-state.ts';
import { usePanels } from './panel-state.ts';

describe('the dock under the map', () => {
  afterAll(() => vi.unstubAllGlobals());
  beforeEach(() => {
    vi.stubGlobal('innerHeight', 900);
    useDock.setState({ tabs: [], active: null, collapsed: false });
    usePanels.getState().set({ sheet: null });
  });

  it('holds a tab once, in front and unfolded, however often it is shown', () => {
    showInDock('section');
    useDock.setState({ collapsed: true });
    showInDock('section');
    expect(useDock.getState()).toMatchObject({ tabs: ['section'], active: 'section', collapsed: false });
    expect(usePanels.getState().sheet).toBe('dock');
  });

  it('is empty when its last tab leaves, and its sheet goes with it', () => {
    showInDock('section');
    leaveDock('section');
    expect(useDock.getState()).toMatchObject({ tabs: [], active: null });
    expect(usePanels.getState().sheet).toBeNull();
  });

  it('leaves another sheet alone when it empties', () => {
    showInDock('section');
    usePanels.getState().set({ sheet: 'info' });
    leaveDock('section');
    expect(usePanels.getState().sheet).toBe('info');
  });

  it('is never lower than a few rows, and leaves the map its third of the window', () => {
    resizeDock(3);
    expect(useDock.getState().heightPx).toBe(dockHeightPx.min);
    resizeDock(5000);
    expect(useDock.getState().heightPx).toBe(594);
  });
});
