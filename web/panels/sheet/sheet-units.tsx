import { useTranslation } from 'react-i18next';
import type { ItemFeature } from '../../../server/contract/items.ts';
import classes from './sheet-tables.module.css';
import { useFieldText } from './field-text.ts';

const levels = ['point', 'street', 'district', 'city'] as const;

/** Who answers for the point on four levels. Names and phones of persons are in no answer of the server: by hand. */
export function SheetUnits({ item }: { item: ItemFeature }) {
  const { t } = useTranslation();
  const text = useFieldText(item);
  return (
    <table className={classes.units}>
      <caption>
        {t('sheet.units')}
        <span>{t('sheet.hotline', { number: text('hotline') ?? t('sheet.missing') })}</span>
      </caption>
      <thead>
        <tr>
          <th>{t('sheet.level')}</th>
          <th>{t('sheet.unit')}</th>
          <th>{t('sheet.contact')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level}>
            <th>{t(`sheet.levels.${level}`)}</th>
            <td>{text(`${level}Unit`) ?? t('sheet.missing')}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
