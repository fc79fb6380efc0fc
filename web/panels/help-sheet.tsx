import { useTranslation } from 'react-i18next';
import controls from '../ui/controls.module.css';
import classes from './dialogs.module.css';

const keys = [
  ['/', 'search'],
  ['?', 'help'],
  ['L', 'layers'],
  ['T', 'tasks'],
  ['R', 'answer'],
  ['D', 'dock'],
  ['Enter', 'inspect'],
  ['F', 'fit'],
  ['Z', 'zoom'],
  ['[ ]', 'overlaps'],
  ['U', 'upstream'],
  ['O', 'downstream'],
  ['G', 'path'],
  ['B', 'blocked'],
  ['Esc', 'escape'],
] as const;

/** How to use the page, and its keys. */
export function HelpSheet() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('help.intro')}</p>
      <section className={classes.section}>
        <h3>{t('help.howHeading')}</h3>
        <ul className={classes.how}>
          {(['click', 'legend', 'task', 'link'] as const).map((id) => (
            <li key={id}>{t(`help.how.${id}`)}</li>
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <h3>{t('help.keysHeading')}</h3>
        <dl className={classes.keys}>
          {keys.map(([key, id]) => (
            <div key={id} style={{ display: 'contents' }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`help.key.${id}`)}</dd>
            </div>
          ))}
          <dt>
            <kbd>{t('help.arrowKeys')}</kbd>
          </dt>
          <dd>{t('help.key.arrows')}</dd>
        </dl>
        <p className={classes.note}>{t('help.keysNote')}</p>
      </section>
      <p className={`${classes.section} ${classes.note}`}>
        {t('help.about')}{' '}
        <a className={controls.linkButton} href="/api/docs">
          {t('help.apiDocs')}
        </a>
      </p>
    </>
  );
}
