import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceResult as Result } from '../../../server/contract/trace.ts';
import { lineScale } from '../../map/legend.ts';
import { useApp } from '../../state/app-state.ts';
import { formatShare } from '../../ui/format.ts';
import { useScheme } from '../../ui/use-scheme.ts';
import { ExportButtons } from '../export-buttons.tsx';
import { ResultLegend } from '../result-legend.tsx';
import classes from '../result.module.css';
import { traceCsv } from './trace-csv.ts';
import { TraceEnds, TraceStructures } from './trace-ends.tsx';
import { TraceLengths, TraceTouched } from './trace-figures.tsx';
import { TraceFindings } from './trace-findings.tsx';
import { TracePaths } from './trace-paths.tsx';
import { TracePipes } from './trace-pipes.tsx';
import { TraceSummary } from './trace-summary.tsx';

/** The answer of a trace: in words, then every part of it as a list that leads to the map. */
export function TraceResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const way = useApp((state) => state.trace.way);
  const scheme = useScheme();
  const { classes: legend } = useMemo(
    () => lineScale({ task: 'trace', data: result }, way, scheme),
    [result, way, scheme],
  );
  const { known, parameters, datasetVersion } = result.meta;
  const share = (value: number): string => formatShare(value, language);
  return (
    <>
      <TraceSummary result={result} />
      <TracePaths paths={result.paths} pathsComplete={result.pathsComplete} />
      <ResultLegend entries={legend} />
      <TraceEnds stops={result.stops} counts={result.totals.stops} />
      <TraceStructures structures={result.structures} />
      <TraceTouched touched={result.touched} nearM={parameters.nearM} />
      <TraceFindings findings={result.findings} />
      <TraceLengths totals={result.totals} />
      <TracePipes result={result} />
      <p className={`${classes.section} ${classes.note}`}>
        {t('trace.complete', {
          levels: share(known.levels),
          diameter: share(known.diameter),
          direction: share(known.direction),
        })}
      </p>
      <ExportButtons name="trace" version={datasetVersion} csv={() => traceCsv(result)} geojson={() => result} />
    </>
  );
}
