import { deviceDrawsChinese } from '../../ui/device-draws-chinese.ts';

const family = 'Noto Sans SC Variable';

/** Gives the page a Chinese font where the device has none; elsewhere nothing is fetched. */
export async function ensureChineseFont(): Promise<void> {
  if (deviceDrawsChinese()) return;
  const { chineseFaces } = await import('../map/chinese-faces.ts');
  const rules = (await chineseFaces()).map(
    (face) =>
      `@font-face{font-family:'${family}';font-weight:100 900;src:url("${face.url}") format('woff2');unicode-range:${face['unicode-range'].join(',')}}`,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join(''));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  // Chromium keeps the blanks it shaped before a file arrived; a setting that no font knows makes it shape again.
  let arrivals = 0;
  const shapeAgain = (): void => {
    document.body.style.fontFeatureSettings = `'dash' ${++arrivals % 100}`;
  };
  document.fonts.addEventListener('loadingdone', shapeAgain);
  shapeAgain();
}
