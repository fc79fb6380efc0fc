/** The dock under the map. */
export const dockTexts = {
  dock: {
    label: 'Charts and tables',
    sheet: 'Charts',
    height: 'Height of the dock: drag, or arrow keys',
    close: 'Close: {{name}}',
    tab: { weak: 'Weak points', inspection: 'Inspected pipes', section: 'Long section' },
  },
};
