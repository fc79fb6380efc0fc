import { mapTexts } from './map.ts';
import { shellTexts } from './shell.ts';

/** Words of the first picture. */
export const firstTexts = { ...shellTexts, ...mapTexts };
