import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { useFindings } from '../state/findings-state.ts';
import { questionOf } from '../state/task-request.ts';
import { clearResult, useTask } from '../state/task-state.ts';
import { focusMap } from '../ui/focus-map.ts';
import { scrollWithin } from '../ui/scroll-within.ts';
import panels from '../ui/panels.module.css';
import { usePhone } from '../ui/use-media.ts';
import { BlankResult } from './blank-result.tsx';
import { CapacityResult } from './capacity-result.tsx';
import { DensityResult } from './density-result.tsx';
import { InspectionResult } from './inspection/inspection-result.tsx';
import classes from './result.module.css';
import { PolicyResult } from './policy-result.tsx';
import { RuleNotes } from './rule-notes.tsx';
import { SummaryResult } from './summary-result.tsx';
import { NetworkResult } from './trace/network-result.tsx';
import { TraceResult } from './trace/trace-result.tsx';
import { SwmmModel } from './swmm/swmm-model.tsx';
import { WeakResult } from './weak-result.tsx';

/** What the last analysis found: totals, legend, list, the rule in words, how complete the data are. */
export default function ResultPanel() {
  const { t } = useTranslation();
  const result = useApp((state) => state.result);
  // Another file of findings is another question.
  useFindings((state) => state.stamp);
  const question = useApp((state) => (state.result ? questionOf(state.result.task, state) : null));
  const answered = useTask((state) => state.answered);
  const phone = usePhone();
  const top = useRef<HTMLElement>(null);
  // A phone shows form and result in one sheet: what was asked for comes into sight.
  useEffect(() => {
    const sheet = top.current?.closest(`.${panels.scroll}`);
    if (phone && result && top.current && sheet && !useTask.getState().keepsPlace)
      scrollWithin(sheet, top.current, 'top');
  }, [phone, result]);
  if (!result) return null;
  // The button goes with the result.
  const clear = (): void => {
    clearResult();
    focusMap();
  };
  return (
    <article ref={top} aria-labelledby="result-title">
      <header className={classes.section}>
        <div className={classes.head}>
          <h2 id="result-title" className={classes.title}>
            {t(`result.heading.${result.task}`)}
          </h2>
          <Button size="compact-sm" variant="default" onClick={clear}>
            {t('result.clear')}
          </Button>
        </div>
        {question !== answered && (
          <p className={classes.stale} role="status">
            {t('task.stale')} {t('task.staleHelp')}
          </p>
        )}
      </header>
      {result.task === 'density' && <DensityResult result={result.data} />}
      {result.task === 'blank' && <BlankResult result={result.data} />}
      {result.task === 'summary' && <SummaryResult result={result.data} />}
      {result.task === 'policy' && <PolicyResult result={result.data} />}
      {result.task === 'trace' && <TraceResult result={result.data} />}
      {result.task === 'network' && <NetworkResult result={result.data} />}
      {result.task === 'weak' && <WeakResult />}
      {result.task === 'inspection' && <InspectionResult result={result} />}
      {result.task === 'capacity' && <CapacityResult result={result.data} pipes={result.pipes} />}
      {result.task === 'swmm' && <SwmmModel result={result.data} />}
      <RuleNotes meta={result.data.meta} />
    </article>
  );
}
