import type { CitySettings } from '../../../data/model/manifest.ts';
import { isChinaMode } from '../../../data/publication/rules.ts';
import type { PublishedCity } from '../../../data/publication/publication.ts';

/** Numbers that are the same in every city of mainland China. */
const ofChina: PublishedCity['hotlines'] = [
  { label: { zh: '消防救援', en: 'Fire and rescue' }, number: '119', fictional: false },
  { label: { zh: '医疗急救', en: 'Ambulance' }, number: '120', fictional: false },
  { label: { zh: '报警', en: 'Police' }, number: '110', fictional: false },
  { label: { zh: '政务服务热线', en: 'City service line' }, number: '12345', fictional: false },
];

/** Whom to call: the city's own numbers first, then those of the country. */
export function hotlinesOf(settings: CitySettings): PublishedCity['hotlines'] {
  const own = (settings.publishing?.hotlines ?? []).map(({ label, number, fictional = false }) => {
    return { label, number, fictional };
  });
  return [...own, ...(isChinaMode(settings) ? ofChina : [])];
}
