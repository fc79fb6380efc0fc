import { existsSync } from 'node:fs';

/** Installed browsers, in the order they are looked for. */
const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * A real Chromium: `CHROME_PATH`, else an installed one, else the one in the npm package @sparticuz/chromium
 * (Linux x64; brings its own libraries). Throws with what to do when there is none.
 */
export async function findBrowser(): Promise<Browser> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const chosen = process.env.CHROME_PATH ?? system.find((path) => existsSync(path));
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH=${chosen} does not exist; unset it or name a Chromium`);
    return { executablePath: chosen, env: inherited };
  }
  // The package unpacks its NSS libraries only when it believes to be in a Lambda of this kind.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium').catch(() => {
    throw new Error('no Chromium found: install Chrome or Chromium, or set CHROME_PATH to one');
  });
  const executablePath = await chromium.executablePath();
  return { executablePath, env: { ...inherited, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' } };
}

/** Software rendering everywhere, so that a machine with a GPU draws the same picture. */
export const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-color-profile=srgb',
];
