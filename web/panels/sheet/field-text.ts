import { useTranslation } from 'react-i18next';
import { findField, getLayer } from '../../../data/model/layers.ts';
import type { ItemFeature } from '../../../server/contract/items.ts';
import { useApp } from '../../state/app-state.ts';
import { formatValue } from '../../ui/format.ts';

/** Reader of a flood-prone point's fields in words and units; in English the English twin where there is one. */
export function useFieldText(item: ItemFeature): (name: string) => string | undefined {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const words = { yes: t('inspector.yes'), no: t('inspector.no') };
  const layer = getLayer('flood_points');
  return (name) => {
    const twin = item.properties[`${name}En`];
    if (language === 'en' && typeof twin === 'string' && twin !== '') return twin;
    const field = findField(layer, name);
    return field && formatValue(field, item.properties[name], language, words);
  };
}
