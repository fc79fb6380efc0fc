import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakKinds, type WeakKind } from '../../data/weak-points/components.ts';
import { useApp } from '../state/app-state.ts';
import { useAreaName } from '../state/area-names.ts';
import { defaultWeakParameters } from '../state/weak-parameters.ts';
import controls from '../ui/controls.module.css';
import { downloadText } from '../ui/download.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import type { WeakShown } from './use-weak.ts';
import { weakCsv } from './weak-csv.ts';
import { useWeakWords } from './weak-words.ts';
import classes from './list-filters.module.css';
import { ListFilters } from './list-filters.tsx';

/** Shares of what is known that a list may ask for. */
const knownSteps = [0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9];

/** What of the ranking is listed; ranks stay those of the whole city. */
export function WeakFilters({ shown }: { shown: WeakShown }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const city = useApp((state) => state.city ?? '');
  const setWeak = useApp((state) => state.setWeak);
  const words = useWeakWords();
  const areaName = useAreaName();
  const { columns, weak, table, ranks, rows } = shown;
  const districts = useMemo(() => namesIn(columns.districts, table.district), [columns, table]);
  const streets = useMemo(() => {
    const wanted = weak.district === null ? -1 : columns.districts.indexOf(weak.district);
    const inDistrict = table.street.filter((_, i) => wanted < 0 || table.district[i] === wanted);
    return namesIn(columns.streets, inDistrict);
  }, [columns, table, weak.district]);
  const download = (): void => {
    const name = `${city}-weak-${weak.kind}-${columns.meta.datasetVersion}`.replaceAll(/[^\w.-]+/g, '_');
    downloadText(
      `${name}.csv`,
      'text/csv',
      weakCsv(shown, (i) => words.sentence(table, i, weak.weights)),
    );
  };
  const { kind: _, weights: __, baseline: ___, sort: ____, ...noFilters } = defaultWeakParameters();
  const active = [weak.district, weak.street, weak.known, weak.text, weak.hidden.length].filter(Boolean).length;
  return (
    <ListFilters
      active={active}
      clear={() => setWeak(noFilters)}
      listed={rows.length}
      count={t('weak.ranked', {
        n: formatNumber(ranks.order.length, language),
        listed: formatNumber(rows.length, language),
      })}
      download={download}
    >
      <Choice label={t('weak.kind')} value={weak.kind} onChange={(kind) => setWeak({ kind: kind as WeakKind })}>
        {weakKinds.map((kind) => [kind, t(`weak.kinds.${kind}`)])}
      </Choice>
      {districts.length > 0 && (
        <Choice
          label={t('weak.district')}
          value={weak.district ?? ''}
          onChange={(name) => setWeak({ district: name || null, street: null })}
        >
          {[['', t('weak.all')], ...districts.map((name): [string, string] => [name, areaName(name)])]}
        </Choice>
      )}
      {streets.length > 0 && (
        <Choice
          label={t('weak.street')}
          value={weak.street ?? ''}
          onChange={(name) => setWeak({ street: name || null })}
        >
          {[['', t('weak.all')], ...streets.map((name): [string, string] => [name, areaName(name)])]}
        </Choice>
      )}
      <Choice
        label={t('weak.leastKnown')}
        value={String(weak.known)}
        onChange={(share) => setWeak({ known: Number(share) })}
      >
        {[...new Set([...knownSteps, weak.known])].sort().map((share) => [String(share), formatShare(share, language)])}
      </Choice>
      <label className={classes.field}>
        <span>{t('filters.find')}</span>
        <input
          type="search"
          className={classes.search}
          placeholder={t('weak.findHelp')}
          value={weak.text}
          maxLength={60}
          onChange={(event) => setWeak({ text: event.currentTarget.value })}
        />
      </label>
      <div className={classes.field} role="group" aria-label={t('weak.column.class')}>
        <span aria-hidden>{t('weak.column.class')}</span>
        <span className={classes.chips}>
          {weakClasses.map((name) => {
            const isOn = !weak.hidden.includes(name);
            const hidden = isOn ? [...weak.hidden, name] : weak.hidden.filter((other) => other !== name);
            return (
              <button
                key={name}
                type="button"
                className={classes.chip}
                aria-pressed={isOn}
                onClick={() => setWeak({ hidden: weakClasses.filter((each) => hidden.includes(each)) })}
              >
                {t(`weak.classShort.${name}`)}
              </button>
            );
          })}
        </span>
      </div>
    </ListFilters>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and words of each. */
  children: readonly (readonly string[])[];
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={controls.native}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

function namesIn(names: readonly string[], places: Int32Array): string[] {
  const used = new Set(places);
  return names.filter((_, i) => used.has(i)).sort(new Intl.Collator('zh-CN').compare);
}
