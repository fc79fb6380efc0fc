import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue storm pipes are drawn in; shade 7 has 5.3 : 1 on white, shade 3 has 7.5 : 1 on the dark surface. */
const storm: MantineColorsTuple = [
  '#ecf5fc',
  '#d6e8f7',
  '#a9cff0',
  '#7bb8ea',
  '#559fdd',
  '#3a8ace',
  '#257bc1',
  '#1b6bb0',
  '#165a96',
  '#10426e',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff2f4',
  '#e3e7eb',
  '#d2d8de',
  '#b6bfc8',
  '#8d99a5',
  '#66727e',
  '#4c5863',
  '#323c46',
  '#1e262e',
];

const dark: MantineColorsTuple = [
  '#d6dde4',
  '#b7c2cc',
  '#95a3b0',
  '#647280',
  '#3a4652',
  '#2c3742',
  '#232d37',
  '#1a222b',
  '#141b22',
  '#0e141a',
];

/** System fonts first: the page looks like the device it is on. */
export const systemFonts =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** The look of the workbench: calm, dense, exact. */
export const theme = createTheme({
  primaryColor: 'storm',
  primaryShade: 7,
  colors: { storm, gray, dark },
  fontFamily: systemFonts,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '16px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } },
  },
  // The ring of the whole page (base.css): Mantine's own is too dark on the dark surface.
  focusClassName: 'da-focus',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
