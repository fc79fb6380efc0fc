import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import { issueCatalogue, type Issue, type IssuePlace, type Severity } from '../../data/model/issue.ts';
import { findField } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import controls from '../ui/controls.module.css';
import { formatNumber } from '../ui/format.ts';
import classes from './dialogs.module.css';

const order: readonly Severity[] = ['error', 'warning', 'info'];
const severityOf = (issue: Issue): Severity => issueCatalogue[issue.code]?.severity ?? 'info';

/** What the import found: the worst first, each with its count and the first places, which lead to the map. */
export function IssueTable({ layer, issues }: { layer: Layer; issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const sorted = [...issues].sort(
    (a, b) => order.indexOf(severityOf(a)) - order.indexOf(severityOf(b)) || b.count - a.count,
  );
  return (
    <table className={classes.table}>
      <tbody>
        {sorted.map((issue) => {
          const severity = severityOf(issue);
          const field = issue.field && (findField(layer, issue.field)?.label[language] ?? issue.field);
          return (
            <tr key={`${issue.code}/${issue.field ?? ''}`}>
              <td>
                <span className={`${classes.severity} ${severity === 'info' ? '' : classes[severity]}`}>
                  {t(`about.severity.${severity}`)}
                </span>
              </td>
              <td>
                {issueCatalogue[issue.code]?.text[language] ?? issue.code}
                {field && <span className="da-muted"> · {t('about.field', { field })}</span>}
                <Places layer={layer} issue={issue} />
              </td>
              <td className={classes.number} aria-label={`${t('about.issueCount')} ${issue.count}`}>
                {formatNumber(issue.count, language)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Places({ layer, issue }: { layer: Layer; issue: Issue }) {
  const { t } = useTranslation();
  if (issue.places.length === 0) return null;
  return (
    <details>
      <summary className={classes.note}>{t('about.firstPlaces', { n: issue.places.length })}</summary>
      <ul className={classes.places}>
        {issue.places.map((place, i) => (
          <li key={`${place.key}/${i}`}>
            {place.position ? (
              <button
                type="button"
                className={controls.linkButton}
                aria-label={t('about.goTo', { key: place.key })}
                onClick={() => goToPlace(layer, place)}
              >
                {place.key}
              </button>
            ) : (
              place.key
            )}
            {place.value !== undefined && <span className="da-muted"> {place.value}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Closes the dialog, flies to the place and selects the record where the import kept it. */
function goToPlace(layer: Layer, { key, position }: IssuePlace): void {
  if (!position) return;
  const [lon, lat] = position;
  const { flyTo, set, setLayer } = useApp.getState();
  setLayer(layer.id, { visible: true });
  if (!key.startsWith('row ')) set({ selection: { layer: layer.id, key }, picked: [], pickedAt: null });
  usePanels.getState().set({ dialog: null, rightTab: 'selection', rightOpen: true, sheet: 'info', sheetHeight: 'low' });
  flyTo([lon, lat, lon, lat], 18);
}
